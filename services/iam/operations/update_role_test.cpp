#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UpdateRole", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    const auto role = [&] { return done(stage, GetRoleInput{.role_name = "worker"}).role; };

    SECTION("what is absent stays; an empty description goes") {
        done(stage, UpdateRoleInput{.role_name = "worker", .description = "Works", .max_session_duration = 7'200});
        done(stage, UpdateRoleInput{.role_name = "worker"});
        CHECK(role().description == "Works");
        CHECK(role().max_session_duration == 7'200);
        done(stage, UpdateRoleInput{.role_name = "worker", .description = ""});
        CHECK_FALSE(role().description);
    }
    SECTION("of a service-linked role only the description may change") {
        const auto linked = make_linked_role(stage);
        REQUIRE(stage.call(UpdateRoleInput{.role_name = linked, .description = "Ours"}));
        CHECK(done(stage, GetRoleInput{.role_name = linked}).role.description == "Ours");
        const auto refused = stage.call(UpdateRoleInput{.role_name = linked, .max_session_duration = 7'200});
        CHECK(error_of(refused) == "UnmodifiableEntity");
        CHECK(message_of(refused) == "Cannot perform the operation on the protected role '" + linked + "' - this role is only modifiable by AWS");
    }
    SECTION("one to twelve hours, of a role that exists, if no policy refuses it") {
        CHECK(error_of(stage.call(UpdateRoleInput{.role_name = "worker", .max_session_duration = 60})) == "ValidationError");
        CHECK(error_of(stage.call(UpdateRoleInput{.role_name = "none"})) == "NoSuchEntity");
        CHECK(refused_on(stage, UpdateRoleInput{.role_name = "worker"}) == "role/worker");
    }
}
