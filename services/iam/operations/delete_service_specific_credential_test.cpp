#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("DeleteServiceSpecificCredential", "[iam]") {
    iam::testing::Stage stage;
    iam::testing::make_user(stage, "ana");
    const auto made = stage.call(
        CreateServiceSpecificCredentialInput{.user_name = "ana", .service_name = "codecommit.amazonaws.com"});
    REQUIRE(made);
    const auto id = made->service_specific_credential->service_specific_credential_id;
    const ListServiceSpecificCredentialsInput list{.user_name = "ana"};

    const DeleteServiceSpecificCredentialInput remove{.user_name = "ana", .service_specific_credential_id = id};

    SECTION("it is gone, and cannot be deleted twice") {
        REQUIRE(stage.call(remove));
        CHECK(stage.call(list)->service_specific_credentials.empty());
        CHECK(error_of(stage.call(remove)) == "NoSuchEntity");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:DeleteServiceSpecificCredential", remove)); }
}
