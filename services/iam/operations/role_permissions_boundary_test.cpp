#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("PutRolePermissionsBoundary and DeleteRolePermissionsBoundary", "[iam]") {
    Stage stage;
    make_role(stage, "worker");
    const auto put = [&](const std::string& boundary) {
        return stage.call(PutRolePermissionsBoundaryInput{.role_name = "worker", .permissions_boundary = boundary});
    };

    SECTION("a boundary is set, replaced and taken away") {
        REQUIRE(put(administrator));
        REQUIRE(put(s3_reader));
        CHECK(done(stage, GetRoleInput{.role_name = "worker"}).role.permissions_boundary->permissions_boundary_arn == s3_reader);
        done(stage, DeleteRolePermissionsBoundaryInput{.role_name = "worker"});
        CHECK_FALSE(done(stage, GetRoleInput{.role_name = "worker"}).role.permissions_boundary);
        CHECK(error_of(stage.call(DeleteRolePermissionsBoundaryInput{.role_name = "worker"})) == "NoSuchEntity");
    }
    SECTION("names a policy that exists, for a role that is no service's") {
        CHECK(error_of(put(arn("policy/none"))) == "NoSuchEntity");
        CHECK(error_of(put("no ARN that anybody knows")) == "InvalidInput");
        const auto linked = make_linked_role(stage);
        CHECK(error_of(stage.call(PutRolePermissionsBoundaryInput{.role_name = linked, .permissions_boundary = s3_reader})) == "UnmodifiableEntity");
        CHECK(error_of(stage.call(DeleteRolePermissionsBoundaryInput{.role_name = linked})) == "UnmodifiableEntity");
    }
    SECTION("are refused by a policy") {
        CHECK(refused_on(stage, PutRolePermissionsBoundaryInput{.role_name = "worker", .permissions_boundary = s3_reader}) == "role/worker");
        CHECK(refused_on(stage, DeleteRolePermissionsBoundaryInput{.role_name = "worker"}) == "role/worker");
    }
    SECTION("iam:PermissionsBoundary is the boundary that is given") {
        make_user(stage, "ana");
        done(stage, PutUserPolicyInput{.user_name = "ana", .policy_name = "p", .policy_document =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:PutRolePermissionsBoundary","Resource":"*","Condition":{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"}}}})"});
        stage.as("main/user/ana");
        CHECK(error_of(put(administrator)) == "AccessDenied");
        CHECK(put(s3_reader));
    }
}
