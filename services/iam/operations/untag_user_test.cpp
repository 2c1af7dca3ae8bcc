#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UntagUser", "[iam]") {
    Stage stage;
    done(stage, CreateUserInput{.user_name = "ana", .tags = {{"Team", "red"}, {"unit", "a"}}});
    const UntagUserInput untag{.user_name = "ana", .tag_keys = {"team", "none"}};

    SECTION("takes keys away whatever their case, and passes over those that are not there") {
        done(stage, untag);
        CHECK(shown(done(stage, GetUserInput{.user_name = "ana"}).user.tags) == "unit=a");
    }
    SECTION("needs a user and is refused by a policy") {
        CHECK(error_of(stage.call(UntagUserInput{.user_name = "bob", .tag_keys = {"a"}})) == "NoSuchEntity");
        CHECK(refused_on(stage, untag) == "user/ana");
    }
}
