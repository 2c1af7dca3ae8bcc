#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("SetDefaultPolicyVersion", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "p");
    done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = allows_all, .set_as_default = true});
    const SetDefaultPolicyVersionInput back{.policy_arn = own, .version_id = "v1"};

    SECTION("takes effect on the next request") {
        make_user(stage, "ana");
        done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = own});
        stage.as("main/user/ana");
        REQUIRE(stage.call(back));
        CHECK(error_of(stage.call(ListUsersInput{})) == "AccessDenied");
    }
    SECTION("of a version that exists, of a policy of the account") {
        CHECK(error_of(stage.call(SetDefaultPolicyVersionInput{.policy_arn = own, .version_id = "v9"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(SetDefaultPolicyVersionInput{.policy_arn = arn("policy/none"), .version_id = "v1"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(SetDefaultPolicyVersionInput{.policy_arn = administrator, .version_id = "v1"})) == "AccessDenied");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, back) == "policy/p"); }
}
