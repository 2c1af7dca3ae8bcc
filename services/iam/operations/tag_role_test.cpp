#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("TagRole", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    const auto tag = [&](model::List<Tag> tags) { return stage.call(TagRoleInput{.role_name = "worker", .tags = std::move(tags)}); };
    REQUIRE(tag({{"Team", "red"}}));

    SECTION("keys of roles are one whatever their case; the first spelling stays") {
        REQUIRE(tag({{"team", "blue"}, {"unit", "a"}}));
        CHECK(shown(done(stage, GetRoleInput{.role_name = "worker"}).role.tags) == "Team=blue unit=a");
        CHECK(error_of(tag({{"x", "1"}, {"X", "2"}})) == "InvalidInput");
    }
    SECTION("fifty at most, none of AWS's, of a role that exists") {
        CHECK(error_of(tag(many_tags(50))) == "LimitExceeded");
        CHECK(error_of(tag({{"aws:x", "1"}})) == "InvalidInput");
        CHECK(error_of(stage.call(TagRoleInput{.role_name = "none", .tags = {{"a", "1"}}})) == "NoSuchEntity");
    }
    SECTION("a service-linked role takes tags too") {
        CHECK(stage.call(TagRoleInput{.role_name = make_linked_role(stage), .tags = {{"a", "1"}}}));
    }
    SECTION("is refused by a policy") { CHECK(refused_on(stage, TagRoleInput{.role_name = "worker", .tags = {{"a", "1"}}}) == "role/worker"); }
}
