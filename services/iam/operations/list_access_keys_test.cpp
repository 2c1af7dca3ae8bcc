#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListAccessKeys", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    done(stage, CreateAccessKeyInput{.user_name = "ana"});
    done(stage, CreateAccessKeyInput{.user_name = "ana"});
    done(stage, CreateAccessKeyInput{});

    SECTION("a user's keys, page after page") {
        const auto first = done(stage, ListAccessKeysInput{.user_name = "ana", .max_items = 1});
        REQUIRE(first.is_truncated == true);
        const auto second = done(stage, ListAccessKeysInput{.user_name = "ana", .marker = first.marker});
        CHECK(second.is_truncated == false);
        CHECK(first.access_key_metadata.at(0).access_key_id != second.access_key_metadata.at(0).access_key_id);
        CHECK(second.access_key_metadata.at(0).status == "Active");
    }
    SECTION("without a name, the caller's own") {
        CHECK(done(stage, ListAccessKeysInput{}).access_key_metadata.size() == 1);
        be_user(stage, "ana");
        CHECK(done(stage, ListAccessKeysInput{}).access_key_metadata.size() == 2);
    }
    SECTION("of a user that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(ListAccessKeysInput{.user_name = "bob"})) == "NoSuchEntity");
        CHECK(refused_on(stage, ListAccessKeysInput{.user_name = "ana"}) == "user/ana");
    }
}
