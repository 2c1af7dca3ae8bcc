#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateAccessKey", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const CreateAccessKeyInput create{.user_name = "ana"};

    SECTION("shows an active key and, this once, its secret") {
        const auto key = done(stage, create).access_key;
        CHECK(key.user_name == "ana");
        CHECK(key.status == "Active");
        CHECK((key.access_key_id.size() == 20 && key.access_key_id.starts_with("AKIA")));
        CHECK(key.secret_access_key.size() == 40);
        CHECK(stage.backlot().principal("key:" + key.access_key_id)->user_name == "ana");
    }
    SECTION("two at most, active or not") {
        const auto first = done(stage, create).access_key.access_key_id;
        done(stage, create);
        done(stage, UpdateAccessKeyInput{.user_name = "ana", .access_key_id = first, .status = "Inactive"});
        CHECK(error_of(stage.call(create)) == "LimitExceeded");
        CHECK(message_of(stage.call(create)) == "Cannot exceed quota for AccessKeysPerUser: 2");
    }
    SECTION("without a name it is the caller's, root's included") {
        CHECK(stage.backlot().principal("key:" + done(stage, CreateAccessKeyInput{}).access_key.access_key_id)->is_root());
        be_user(stage, "ana");
        CHECK(done(stage, CreateAccessKeyInput{}).access_key.user_name == "ana");
    }
    SECTION("of a user that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(CreateAccessKeyInput{.user_name = "bob"})) == "NoSuchEntity");
        CHECK(refused_on(stage, create) == "user/ana");
    }
}
