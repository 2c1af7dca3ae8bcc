#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("TagUser", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto tag = [&](model::List<Tag> tags) { return stage.call(TagUserInput{.user_name = "ana", .tags = std::move(tags)}); };
    const auto tags = [&] { return shown(done(stage, GetUserInput{.user_name = "ana"}).user.tags); };
    REQUIRE(tag({{"Team", "red"}}));

    SECTION("keys of users are one whatever their case; the first spelling stays") {
        REQUIRE(tag({{"team", "blue"}, {"unit", "a"}}));
        CHECK(tags() == "Team=blue unit=a");
        CHECK(error_of(tag({{"x", "1"}, {"X", "2"}})) == "InvalidInput");
    }
    SECTION("fifty at most, those that were there included; all or nothing") {
        CHECK(error_of(tag(many_tags(50))) == "LimitExceeded");
        CHECK(tags() == "Team=red");
        CHECK(tag(many_tags(49)));
    }
    SECTION("none of AWS's, and nobody's") {
        CHECK(error_of(tag({{"AWS:x", "1"}})) == "InvalidInput");
        CHECK(error_of(stage.call(TagUserInput{.user_name = "bob", .tags = {{"a", "1"}}})) == "NoSuchEntity");
    }
    SECTION("is refused by a policy; aws:RequestTag is the tag that is given") {
        CHECK(refused_on(stage, TagUserInput{.user_name = "ana", .tags = {{"a", "1"}}}) == "user/ana");
        make_user(stage, "bob");
        done(stage, PutUserPolicyInput{.user_name = "bob", .policy_name = "p", .policy_document =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:TagUser","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"red","iam:ResourceTag/Team":"red"},"ForAllValues:StringEquals":{"aws:TagKeys":["team"]}}}})"});
        stage.as("main/user/bob");
        CHECK(error_of(tag({{"team", "blue"}})) == "AccessDenied");
        CHECK(error_of(tag({{"team", "red"}, {"b", "1"}})) == "AccessDenied");
        CHECK(tag({{"team", "red"}}));
    }
}
