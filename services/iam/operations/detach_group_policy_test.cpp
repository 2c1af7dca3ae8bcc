#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("DetachGroupPolicy", "[iam]") {
    Stage stage;
    make_group(stage, "readers");
    done(stage, AttachGroupPolicyInput{.group_name = "readers", .policy_arn = s3_reader});
    const DetachGroupPolicyInput detach{.group_name = "readers", .policy_arn = s3_reader};

    CHECK(refused_on(stage, detach) == "group/readers");
    REQUIRE(stage.call(detach));
    CHECK(done(stage, ListAttachedGroupPoliciesInput{.group_name = "readers"}).attached_policies.empty());
    CHECK(error_of(stage.call(detach)) == "NoSuchEntity");
    CHECK(message_of(stage.call(detach)) == std::string("Policy ") + s3_reader + " was not found.");
    CHECK(error_of(stage.call(DetachGroupPolicyInput{.group_name = "none", .policy_arn = s3_reader})) == "NoSuchEntity");
}
