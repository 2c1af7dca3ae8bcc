#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("GetPolicyVersion", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "p");
    const auto version = [&](const std::string& policy, const char* id) { return stage.call(GetPolicyVersionInput{.policy_arn = policy, .version_id = id}); };

    SECTION("shows AWS's own documents, percent-encoded") {
        const auto document = version(administrator, "v1")->policy_version->document;
        CHECK(document == "%7B%22Version%22%3A%222012-10-17%22%2C%22Statement%22%3A%5B%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22%2A%22%2C%22Resource%22%3A%22%2A%22%7D%5D%7D");
        const auto lambda = version("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole", "v1");
        REQUIRE(lambda);
        for (const char* action : {"logs%3ACreateLogGroup", "logs%3ACreateLogStream", "logs%3APutLogEvents"}) {
            CHECK(lambda->policy_version->document->find(action) != std::string::npos);
        }
    }
    SECTION("shows any version of the account's") {
        done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = allows_all});
        CHECK(version(own, "v1")->policy_version->is_default_version == true);
        CHECK(version(own, "v2")->policy_version->is_default_version == false);
        CHECK(message_of(version(own, "v3")) == "Policy " + own + " version v3 does not exist or is not attachable.");
        CHECK(error_of(version(own, "v3")) == "NoSuchEntity");
        CHECK(error_of(version(administrator, "v999")) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, GetPolicyVersionInput{.policy_arn = own, .version_id = "v1"}) == "policy/p"); }
}

TEST_CASE("DeletePolicyVersion", "[iam]") {
    Stage stage;
    const auto own = make_policy(stage, "p");
    done(stage, CreatePolicyVersionInput{.policy_arn = own, .policy_document = allows_all});
    const DeletePolicyVersionInput second{.policy_arn = own, .version_id = "v2"};

    CHECK(refused_on(stage, second) == "policy/p");
    REQUIRE(stage.call(second));
    CHECK(error_of(stage.call(second)) == "NoSuchEntity");
    const auto in_force = stage.call(DeletePolicyVersionInput{.policy_arn = own, .version_id = "v1"});
    CHECK(error_of(in_force) == "DeleteConflict");
    CHECK(message_of(in_force) == "Cannot delete the default version of a policy.");
    CHECK(error_of(stage.call(DeletePolicyVersionInput{.policy_arn = administrator, .version_id = "v1"})) == "AccessDenied");
}
