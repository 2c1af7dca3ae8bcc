#include <catch2/catch.hpp>

#include "services/iam/testing_keys.h"

using namespace backlot;
using namespace backlot::iam;
using iam::testing::error_of;
using iam::testing::refused_without;

TEST_CASE("ListServiceSpecificCredentials", "[iam]") {
    iam::testing::Stage stage;
    for (const auto* name : {"ana", "bob"}) {
        iam::testing::make_user(stage, name);
        REQUIRE(stage.call(CreateServiceSpecificCredentialInput{.user_name = name,
                                                                .service_name = "codecommit.amazonaws.com"}));
    }
    ListServiceSpecificCredentialsInput list{.user_name = "ana"};

    SECTION("those of the user") {
        const auto listed = stage.call(list);
        REQUIRE(listed->service_specific_credentials.size() == 1);
        CHECK(listed->service_specific_credentials[0].user_name == "ana");
        CHECK(listed->service_specific_credentials[0].service_user_name == "ana-at-" + stage.caller().account);
    }
    SECTION("those of one service") {
        list.service_name = "cassandra.amazonaws.com";
        CHECK(stage.call(list)->service_specific_credentials.empty());
        list.service_name = "s3.amazonaws.com";
        CHECK(error_of(stage.call(list)) == "NoSuchEntity");
    }
    SECTION("those of every user, but not with a name") {
        ListServiceSpecificCredentialsInput every{.all_users = true};
        CHECK(stage.call(every)->service_specific_credentials.size() == 2);
        every.user_name = "ana";
        CHECK(error_of(stage.call(every)) == "ValidationError");
    }
    SECTION("a policy can deny it") { CHECK(refused_without(stage, "iam:ListServiceSpecificCredentials", list)); }
}
