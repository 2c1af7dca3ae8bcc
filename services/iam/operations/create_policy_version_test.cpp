#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreatePolicyVersion", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "p");
    const CreatePolicyVersionInput next{.policy_arn = own, .policy_document = allows_all};

    SECTION("comes into force only as the default") {
        const auto version = *done(stage, next).policy_version;
        CHECK(version.version_id == "v2");
        CHECK(version.is_default_version == false);
        CHECK(done(stage, GetPolicyInput{.policy_arn = own}).policy->default_version_id == "v1");
        make_user(stage, "ana");
        done(stage, AttachUserPolicyInput{.user_name = "ana", .policy_arn = own});
        stage.as("main/user/ana");
        CHECK(error_of(stage.call(ListUsersInput{})) == "AccessDenied");
        stage.as("main");
        done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = allows_all, .set_as_default = true});
        stage.as("main/user/ana");
        CHECK(stage.call(ListUsersInput{}));
    }
    SECTION("five at most, and a number is never given again") {
        for (int i = 2; i <= 5; ++i) done(stage, next);
        CHECK(error_of(stage.call(next)) == "LimitExceeded");
        CHECK(message_of(stage.call(next)).starts_with("A managed policy can have up to 5 versions."));
        done(stage, DeletePolicyVersionInput{.policy_arn = own, .version_id = "v5"});
        CHECK(done(stage, next).policy_version->version_id == "v6");
    }
    SECTION("of at most 6,144 characters, of a policy of the account") {
        CHECK(error_of(stage.call(CreatePolicyVersionInput{.policy_arn = own, .policy_document = document_of(6'145)})) == "LimitExceeded");
        CHECK(error_of(stage.call(CreatePolicyVersionInput{.policy_arn = own, .policy_document = "{}"})) == "MalformedPolicyDocument");
        CHECK(error_of(stage.call(CreatePolicyVersionInput{.policy_arn = arn("policy/none"), .policy_document = reads_s3})) == "NoSuchEntity");
        CHECK(error_of(stage.call(CreatePolicyVersionInput{.policy_arn = administrator, .policy_document = reads_s3})) == "AccessDenied");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, next) == "policy/p"); }
}
