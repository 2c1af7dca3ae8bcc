#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("UpdateServiceSpecificCredential", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto made = stage.call(
        CreateServiceSpecificCredentialInput{.user_name = "ana", .service_name = "codecommit.amazonaws.com"});
    REQUIRE(made);
    const auto id = made->service_specific_credential->service_specific_credential_id;
    const ListServiceSpecificCredentialsInput list{.user_name = "ana"};

    UpdateServiceSpecificCredentialInput update{
        .user_name = "ana", .service_specific_credential_id = id, .status = "Inactive"};

    SECTION("it becomes inactive") {
        REQUIRE(stage.call(update));
        CHECK(stage.call(list)->service_specific_credentials[0].status == "Inactive");
    }
    SECTION("another status is refused") {
        update.status = "Expired";
        CHECK(error_of(stage.call(update)) == "InvalidInput");
    }
    SECTION("an unknown credential is refused") {
        update.service_specific_credential_id = "ACCA" + std::string(17, 'A');
        CHECK(error_of(stage.call(update)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:UpdateServiceSpecificCredential", update)); }
}
