#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListPolicyVersions", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "p");
    for (int i = 2; i <= 10; ++i) {
        done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = reads_s3, .set_as_default = true});
        if (i > 2) done(stage, DeletePolicyVersionInput{.policy_arn = own, .version_id = "v" + std::to_string(i - 1)});
    }
    const ListPolicyVersionsInput list{.policy_arn = own};

    CHECK(pages(stage, ListPolicyVersionsInput{.policy_arn = own}, &ListPolicyVersionsOutput::versions, &PolicyVersion::version_id) == "v10 v1");
    done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = reads_s3});
    CHECK(pages(stage, list, &ListPolicyVersionsOutput::versions, &PolicyVersion::version_id) == "v11 v10|v1");
    CHECK_FALSE(done(stage, list).versions.at(0).document);
    CHECK(shown(done(stage, ListPolicyVersionsInput{.policy_arn = administrator}).versions, &PolicyVersion::version_id) == "v1");
    CHECK(error_of(stage.call(ListPolicyVersionsInput{.policy_arn = arn("policy/none")})) == "NoSuchEntity");
    CHECK(refused_on(stage, list) == "policy/p");
}
