#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateUser", "[iam]") {
    Stage stage;
    const auto made = done(stage, CreateUserInput{.path = "/team/", .user_name = "ana", .tags = {{"team", "red"}}});

    SECTION("answers the user with its path, a unique id and its tags") {
        CHECK(made.user->arn == arn("user/team/ana"));
        CHECK(is_unique_id(made.user->user_id, "AIDA"));
        CHECK(shown(made.user->tags) == "team=red");
    }
    SECTION("a name is taken whatever its case") {
        const auto again = stage.call(CreateUserInput{.user_name = "ANA"});
        CHECK(error_of(again) == "EntityAlreadyExists");
        CHECK(message_of(again) == "User with name ANA already exists.");
    }
    SECTION("a boundary is a managed policy that exists") {
        const auto with = [](const char* boundary) { return CreateUserInput{.user_name = "bob", .permissions_boundary = boundary}; };
        CHECK(error_of(stage.call(with("arn:aws:iam::aws:policy/Nothing"))) == "NoSuchEntity");
        CHECK(error_of(stage.call(with("arn:aws:s3:::a-bucket-of-mine"))) == "InvalidInput");
        CHECK(done(stage, with(s3_reader)).user->permissions_boundary->permissions_boundary_arn == s3_reader);
    }
    SECTION("a path begins and ends with a slash") {
        CHECK(error_of(stage.call(CreateUserInput{.path = "team/", .user_name = "bob"})) == "ValidationError");
        CHECK(error_of(stage.call(CreateUserInput{.path = "/team", .user_name = "bob"})) == "ValidationError");
    }
    SECTION("no tag key twice, none of AWS's, and fifty at most") {
        const auto with = [](model::List<Tag> tags) { return CreateUserInput{.user_name = "bob", .tags = std::move(tags)}; };
        CHECK(error_of(stage.call(with({{"a", "1"}, {"A", "2"}}))) == "InvalidInput");
        CHECK(error_of(stage.call(with({{"aws:a", "1"}}))) == "InvalidInput");
        CHECK(error_of(stage.call(with(many_tags(51)))) == "LimitExceeded");
        CHECK(stage.call(with(many_tags(50))));
    }
    SECTION("no more than 5,000 users") {
        REQUIRE(stage.backlot().branch()->write([](store::WriteSet& writes) -> Result<> {
            for (int i = 1; i < 5'000; ++i) identity::put_user(writes, "000000000000", {.name = "u" + std::to_string(i), .id = "AIDA"});
            return {};
        }));
        const auto refused = stage.call(CreateUserInput{.user_name = "bob"});
        CHECK(error_of(refused) == "LimitExceeded");
        CHECK(message_of(refused) == "Cannot exceed quota for UsersPerAccount: 5000");
    }
    SECTION("is refused by a policy; tags want iam:TagUser as well") {
        CHECK(refused_on(stage, CreateUserInput{.path = "/x/", .user_name = "bob"}) == "user/x/bob");
        CHECK(refused_on(stage, CreateUserInput{.user_name = "bob", .tags = {{"a", "1"}}}, "iam:TagUser") == "user/bob");
    }
}
