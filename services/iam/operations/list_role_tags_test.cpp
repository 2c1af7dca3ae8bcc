#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListRoleTags", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    done(stage, TagRoleInput{.role_name = "worker", .tags = {{"c", "3"}, {"a", "1"}, {"b", "2"}}});

    CHECK(pages(stage, ListRoleTagsInput{.role_name = "worker"}, &ListRoleTagsOutput::tags) == "a=1 b=2|c=3");
    CHECK(error_of(stage.call(ListRoleTagsInput{.role_name = "none"})) == "NoSuchEntity");
    CHECK(refused_on(stage, ListRoleTagsInput{.role_name = "worker"}) == "role/worker");
}
