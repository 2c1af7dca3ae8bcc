#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("UntagRole", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    done(stage, TagRoleInput{.role_name = "worker", .tags = {{"Team", "red"}, {"unit", "a"}}});
    const UntagRoleInput untag{.role_name = "worker", .tag_keys = {"team", "none"}};

    CHECK(refused_on(stage, untag) == "role/worker");
    done(stage, untag);
    CHECK(shown(done(stage, ListRoleTagsInput{.role_name = "worker"}).tags) == "unit=a");
    CHECK(error_of(stage.call(UntagRoleInput{.role_name = "none", .tag_keys = {"a"}})) == "NoSuchEntity");
}
