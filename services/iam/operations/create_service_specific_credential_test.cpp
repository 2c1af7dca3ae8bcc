#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("CreateServiceSpecificCredential", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    CreateServiceSpecificCredentialInput create{.user_name = "ana", .service_name = "codecommit.amazonaws.com"};

    SECTION("CodeCommit gives a user name and a password") {
        const auto made = stage.call(create);
        REQUIRE(made);
        const auto& credential = *made->service_specific_credential;
        CHECK(credential.service_user_name == "ana-at-" + stage.caller().account);
        CHECK(credential.service_password->size() >= 40);
        CHECK_FALSE(credential.service_credential_secret);
        CHECK(credential.status == "Active");
        CHECK(credential.service_specific_credential_id.starts_with("ACCA"));
    }
    SECTION("a second has another name, a third is refused; another service counts for itself") {
        const auto first = stage.call(create);
        const auto second = stage.call(create);
        REQUIRE(second);
        CHECK(first->service_specific_credential->service_user_name !=
              second->service_specific_credential->service_user_name);
        CHECK(error_of(stage.call(create)) == "LimitExceeded");
        create.service_name = "cassandra.amazonaws.com";
        CHECK(stage.call(create));
    }
    SECTION("Bedrock gives an API key, which may have an end") {
        create.service_name = "bedrock.amazonaws.com";
        create.credential_age_days = 30;
        const auto made = stage.call(create);
        REQUIRE(made);
        const auto& credential = *made->service_specific_credential;
        CHECK(credential.service_credential_secret->starts_with("ABSK"));
        CHECK_FALSE(credential.service_password);
        CHECK(*credential.expiration_date - credential.create_date == std::chrono::days{30});
        stage.advance(std::chrono::hours{24 * 30});
        CHECK(stage.call(ListServiceSpecificCredentialsInput{.user_name = "ana"})
                  ->service_specific_credentials[0].status == "Expired");
    }
    SECTION("a password has no end") {
        create.credential_age_days = 30;
        CHECK(error_of(stage.call(create)) == "ValidationError");
    }
    SECTION("another service, or an unknown user, is refused") {
        create.service_name = "s3.amazonaws.com";
        CHECK(error_of(stage.call(create)) == "NoSuchEntity");
        create = {.user_name = "bob", .service_name = "codecommit.amazonaws.com"};
        CHECK(error_of(stage.call(create)) == "NoSuchEntity");
    }
    SECTION("a user who has one cannot be deleted") {
        REQUIRE(stage.call(create));
        CHECK(error_of(stage.call(DeleteUserInput{.user_name = "ana"})) == "DeleteConflict");
    }
    SECTION("a policy can bind the service") {
        iam::testing::be_caller_with(stage, R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*",
            "Action":"iam:CreateServiceSpecificCredential","Condition":{"StringEquals":
            {"iam:ServiceSpecificCredentialServiceName":"codecommit.amazonaws.com"}}}})");
        CHECK(stage.call(create));
        create.service_name = "cassandra.amazonaws.com";
        CHECK(error_of(stage.call(create)) == "AccessDenied");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:CreateServiceSpecificCredential", create)); }
}
