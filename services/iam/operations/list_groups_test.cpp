#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListGroups", "[iam]") {
    Stage stage;
    done(stage, CreateGroupInput{.path = "/team/", .group_name = "Beta"});
    make_group(stage, "alpha");
    make_group(stage, "gamma");

    CHECK(pages(stage, ListGroupsInput{}, &ListGroupsOutput::groups, &Group::group_name) == "alpha Beta|gamma");
    CHECK(shown(done(stage, ListGroupsInput{.path_prefix = "/team/"}).groups, &Group::group_name) == "Beta");
    CHECK(error_of(stage.call(ListGroupsInput{.max_items = 1001})) == "ValidationError");
    CHECK(refused_on(stage, ListGroupsInput{}) == "group/");
}
