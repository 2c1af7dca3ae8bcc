#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("ListRoles", "[iam]") {
    Stage stage;
    make_role(stage, "Beta");
    make_role(stage, "gamma");
    done(stage, CreateRoleInput{.path = "/team/", .role_name = "alpha", .assume_role_policy_document = trusts_ec2, .permissions_boundary = s3_reader, .tags = {{"a", "1"}}});
    const auto others = done(stage, ListRolesInput{}).roles.size() - 3;

    CHECK(others == 0);
    CHECK(pages(stage, ListRolesInput{}, &ListRolesOutput::roles, &Role::role_name) == "alpha Beta|gamma");
    const auto team = done(stage, ListRolesInput{.path_prefix = "/team/"}).roles;
    CHECK(shown(team, &Role::role_name) == "alpha");
    CHECK(team.at(0).tags.empty());
    CHECK_FALSE(team.at(0).permissions_boundary);
    CHECK_FALSE(team.at(0).role_last_used);
    CHECK(refused_on(stage, ListRolesInput{}) == "role/");
}
