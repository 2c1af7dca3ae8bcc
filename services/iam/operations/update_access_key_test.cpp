#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateAccessKey", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto key = done(stage, CreateAccessKeyInput{.user_name = "ana"}).access_key.access_key_id;
    const auto become = [&](const char* status) { return UpdateAccessKeyInput{.user_name = "ana", .access_key_id = key, .status = status}; };

    SECTION("an inactive key opens nothing until it is active again") {
        done(stage, become("Inactive"));
        CHECK(done(stage, ListAccessKeysInput{.user_name = "ana"}).access_key_metadata.at(0).status == "Inactive");
        CHECK_FALSE(stage.backlot().principal("key:" + key));
        done(stage, become("Active"));
        CHECK(stage.backlot().principal("key:" + key));
    }
    SECTION("Expired is IAM's to say") { CHECK(error_of(stage.call(become("Expired"))) == "InvalidInput"); }
    SECTION("of a key of that user, if no policy refuses it") {
        CHECK(error_of(stage.call(UpdateAccessKeyInput{.user_name = "ana", .access_key_id = "AKIANOBODYSKEY000000", .status = "Active"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(UpdateAccessKeyInput{.access_key_id = key, .status = "Active"})) == "NoSuchEntity");
        CHECK(refused_on(stage, become("Inactive")) == "user/ana");
    }
}
