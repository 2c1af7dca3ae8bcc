#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("ResetServiceSpecificCredential", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto made = stage.call(
        CreateServiceSpecificCredentialInput{.user_name = "ana", .service_name = "codecommit.amazonaws.com"});
    REQUIRE(made);
    const auto id = made->service_specific_credential->service_specific_credential_id;
    const ListServiceSpecificCredentialsInput list{.user_name = "ana"};

    ResetServiceSpecificCredentialInput reset{.user_name = "ana", .service_specific_credential_id = id};

    SECTION("gives another password to the same credential") {
        const auto again = stage.call(reset);
        REQUIRE(again);
        CHECK(again->service_specific_credential->service_specific_credential_id == id);
        CHECK(again->service_specific_credential->service_user_name == made->service_specific_credential->service_user_name);
        CHECK(again->service_specific_credential->service_password != made->service_specific_credential->service_password);
    }
    SECTION("an unknown credential is refused") {
        reset.service_specific_credential_id = "ACCA" + std::string(17, 'A');
        CHECK(error_of(stage.call(reset)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:ResetServiceSpecificCredential", reset)); }
    CHECK(stage.call(list)->service_specific_credentials.size() == 1);
}
