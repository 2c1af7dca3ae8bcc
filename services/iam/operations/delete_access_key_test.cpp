#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("DeleteAccessKey", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    make_user(stage, "bob");
    const auto key = done(stage, CreateAccessKeyInput{.user_name = "ana"}).access_key.access_key_id;
    const DeleteAccessKeyInput gone{.user_name = "ana", .access_key_id = key};

    SECTION("the key opens nothing from then on") {
        done(stage, gone);
        CHECK_FALSE(stage.backlot().principal("key:" + key));
        CHECK(message_of(stage.call(gone)) == "The Access Key with id " + key + " cannot be found.");
        CHECK(error_of(stage.call(gone)) == "NoSuchEntity");
    }
    SECTION("another's key is not found") {
        CHECK(error_of(stage.call(DeleteAccessKeyInput{.user_name = "bob", .access_key_id = key})) == "NoSuchEntity");
        CHECK(error_of(stage.call(DeleteAccessKeyInput{.user_name = "cleo", .access_key_id = key})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, gone) == "user/ana"); }
}
