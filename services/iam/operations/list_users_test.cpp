#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListUsers", "[iam]") {
    Stage stage;
    done(stage, CreateUserInput{.path = "/team/", .user_name = "cleo", .tags = {{"a", "1"}}});
    done(stage, CreateUserInput{.path = "/team/red/", .user_name = "Bob", .permissions_boundary = s3_reader});
    make_user(stage, "ana");

    SECTION("pages by name, whatever its case") {
        CHECK(pages(stage, ListUsersInput{}, &ListUsersOutput::users, &User::user_name) == "ana Bob|cleo");
    }
    SECTION("a path prefix selects") {
        const auto team = done(stage, ListUsersInput{.path_prefix = "/team/"});
        CHECK(shown(team.users, &User::user_name) == "Bob cleo");
        CHECK(team.is_truncated == false);
        CHECK(done(stage, ListUsersInput{.path_prefix = "/none/"}).users.empty());
    }
    SECTION("leaves tags and boundaries to GetUser") {
        for (const auto& user : done(stage, ListUsersInput{}).users) {
            CHECK(user.tags.empty());
            CHECK_FALSE(user.permissions_boundary);
        }
    }
    SECTION("MaxItems is 1 to 1,000 and a marker is one of ours") {
        CHECK(error_of(stage.call(ListUsersInput{.max_items = 0})) == "ValidationError");
        CHECK(error_of(stage.call(ListUsersInput{.max_items = 1001})) == "ValidationError");
        CHECK(error_of(stage.call(ListUsersInput{.marker = "?"})) == "ValidationError");
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, ListUsersInput{.path_prefix = "/team/"}) == "user/team/"); }
}
