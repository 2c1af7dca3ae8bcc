#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("PutUserPermissionsBoundary and DeleteUserPermissionsBoundary", "[iam]") {
    Stage stage;
    make_user(stage, "ana");
    const auto own = make_policy(stage, "fence");
    const auto put = [&](const std::string& boundary) {
        return stage.call(PutUserPermissionsBoundaryInput{.user_name = "ana", .permissions_boundary = boundary});
    };

    SECTION("a boundary bounds from the next request on, until it is taken away") {
        REQUIRE(put(own));
        CHECK(done(stage, GetUserInput{.user_name = "ana"}).user.permissions_boundary->permissions_boundary_arn == own);
        CHECK(done(stage, GetPolicyInput{.policy_arn = own}).policy->permissions_boundary_usage_count == 1);
        be_user(stage, "ana");
        CHECK(message_of(stage.call(ListUsersInput{})).ends_with("because no permissions boundary allows the iam:ListUsers action"));
        stage.as("main");
        done(stage, DeleteUserPermissionsBoundaryInput{.user_name = "ana"});
        stage.as("main/user/ana");
        CHECK(stage.call(ListUsersInput{}));
    }
    SECTION("names a policy of this account or of AWS that exists") {
        CHECK(message_of(put(arn("policy/none"))) == "Scope ARN: " + arn("policy/none") + " does not exist or is not attachable.");
        CHECK(error_of(put("arn:aws:iam::111122223333:policy/theirs")) == "NoSuchEntity");
        CHECK(error_of(put("no ARN that anybody knows")) == "InvalidInput");
    }
    SECTION("there must be a user, and a boundary to delete") {
        CHECK(error_of(stage.call(PutUserPermissionsBoundaryInput{.user_name = "bob", .permissions_boundary = own})) == "NoSuchEntity");
        CHECK(error_of(stage.call(DeleteUserPermissionsBoundaryInput{.user_name = "ana"})) == "NoSuchEntity");
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, PutUserPermissionsBoundaryInput{.user_name = "ana", .permissions_boundary = own}) == "user/ana");
        CHECK(refused_on(stage, DeleteUserPermissionsBoundaryInput{.user_name = "ana"}) == "user/ana");
    }
}
