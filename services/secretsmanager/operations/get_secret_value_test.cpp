#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("GetSecretValue", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    auto& stage = set.stage;
    SECTION("by every name of it") {
        CHECK(set.value_of({.secret_id = "db"}) == "s3cret");
        CHECK(set.value_of({.secret_id = set.db}) == "s3cret");
        CHECK(set.value_of({.secret_id = set.db.substr(0, set.db.size() - 7)}) == "s3cret");
        CHECK(set.value_of({.secret_id = "none"}) == "ResourceNotFoundException");
        CHECK(set.value_of({.secret_id = set.db.substr(0, set.db.size() - 1) + "!"}) == "ResourceNotFoundException");
    }
    SECTION("by version and stage") {
        const auto first = *stage.call(GetSecretValueInput{.secret_id = "db"})->version_id;
        REQUIRE(stage.call(PutSecretValueInput{.secret_id = "db", .secret_string = "next"}));
        CHECK(set.value_of({.secret_id = "db"}) == "next");
        CHECK(set.value_of({.secret_id = "db", .version_stage = "AWSPREVIOUS"}) == "s3cret");
        CHECK(set.value_of({.secret_id = "db", .version_id = first}) == "s3cret");
        CHECK(set.value_of({.secret_id = "db", .version_id = first, .version_stage = "AWSCURRENT"}) == "InvalidRequestException");
        CHECK(set.value_of({.secret_id = "db", .version_stage = "AWSPENDING"}) == "ResourceNotFoundException");
    }
    SECTION("the permission is on the secret") {
        set.be_user("la", allow("secretsmanager:GetSecretValue", set.db));
        CHECK(set.value_of({.secret_id = "db"}) == "s3cret");
        stage.as("la");
        (void)set.make("another", "x");
        stage.as("la/user/ana");
        CHECK(set.value_of({.secret_id = "another"}) == "AccessDeniedException");
    }
    SECTION("another account needs all four permissions, and a customer's key") {
        const auto key = *stage.call(kms::CreateKeyInput{})->key_metadata->arn;
        const auto shared = set.make("shared", "docker", key);
        const auto let_secret = [&](const std::string& secret) {
            return stage.call(PutResourcePolicyInput{.secret_id = secret,
                .resource_policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + set.other +
                                   R"(:root"},"Action":"secretsmanager:GetSecretValue","Resource":"*"}]})"});
        };
        const auto let_key = [&](const std::string& also) {
            return stage.call(kms::PutKeyPolicyInput{.key_id = key,
                .policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + set.la +
                          R"(:root"},"Action":"kms:*","Resource":"*"})" + also + "]}"});
        };
        const std::string others = R"(,{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::)" + set.other + R"(:root"},"Action":"kms:Decrypt","Resource":"*",)"
                                   R"("Condition":{"StringEquals":{"kms:ViaService":"secretsmanager.eu-west-2.amazonaws.com"}}})";
        REQUIRE(let_secret(shared));
        REQUIRE(let_secret(set.db));
        REQUIRE(let_key(others));
        const auto as_other = [&](const std::string& secret) {
            stage.as("organisation/user/ana");
            auto got = set.value_of({.secret_id = secret});
            stage.as("la");
            return got;
        };
        set.be_user("organisation", allow("secretsmanager:GetSecretValue") + "," + allow("kms:Decrypt"));
        stage.as("la");
        CHECK(as_other(shared) == "docker");
        CHECK(as_other(set.db) == "InvalidRequestException");  // under the AWS managed key
        CHECK(as_other(shared.substr(0, shared.size() - 7)) != "docker");
        REQUIRE(let_key(""));
        CHECK(as_other(shared) == "AccessDeniedException");
        REQUIRE(let_key(others));
        REQUIRE(stage.call(DeleteResourcePolicyInput{.secret_id = shared}));
        CHECK(as_other(shared) == "AccessDeniedException");
        REQUIRE(let_secret(shared));
        const auto own = [&](const std::string& statements) {
            set.be_user("organisation", statements);
            stage.as("la");
        };
        own(allow("secretsmanager:GetSecretValue"));
        CHECK(as_other(shared) == "AccessDeniedException");
        own(allow("kms:Decrypt"));
        CHECK(as_other(shared) == "AccessDeniedException");
    }
    SECTION("the value is nowhere in the open") {
        const auto snapshot = stage.backlot().branch()->snapshot();
        bool any = false;
        for (auto cursor = snapshot->scan({}, {}); cursor->valid(); cursor->next()) any = any || cursor->value().find("s3cret") != std::string_view::npos;
        CHECK_FALSE(any);
    }
}
