#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("AddRoleToInstanceProfile", "[iam]") {
    Stage stage;
    make_profile(stage, "machine");
    make_role(stage, "worker");
    const AddRoleToInstanceProfileInput add{.instance_profile_name = "machine", .role_name = "worker"};

    SECTION("one role, no more") {
        done(stage, add);
        make_role(stage, "other");
        const auto second = stage.call(AddRoleToInstanceProfileInput{.instance_profile_name = "machine", .role_name = "other"});
        CHECK(error_of(second) == "LimitExceeded");
        CHECK(message_of(second) == "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
    }
    SECTION("both must exist, and the role is no service's") {
        CHECK(error_of(stage.call(AddRoleToInstanceProfileInput{.instance_profile_name = "none", .role_name = "worker"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(AddRoleToInstanceProfileInput{.instance_profile_name = "machine", .role_name = "none"})) == "NoSuchEntity");
        CHECK(error_of(stage.call(AddRoleToInstanceProfileInput{.instance_profile_name = "machine", .role_name = make_linked_role(stage)})) == "UnmodifiableEntity");
    }
    SECTION("is refused by a policy; the caller must be allowed to pass the role to EC2") {
        CHECK(refused_on(stage, add) == "instance-profile/machine");
        CHECK(refused_on(stage, add, "iam:PassRole") == "role/worker");
        make_user(stage, "ana");
        done(stage, PutUserPolicyInput{.user_name = "ana", .policy_name = "p", .policy_document =
            R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:AddRoleToInstanceProfile","Resource":"*"},{"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}]})"});
        stage.as("main/user/ana");
        CHECK(stage.call(add));
    }
}
