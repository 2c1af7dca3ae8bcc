#include <catch2/catch.hpp>

#include "services/iam/testing.h"

using namespace backlot;
using namespace backlot::iam;
using namespace backlot::iam::testing;

TEST_CASE("CreateServiceLinkedRole", "[iam]") {
    Stage stage;
    const CreateServiceLinkedRoleInput ecs{.aws_service_name = "ecs.amazonaws.com", .description = "For ECS"};

    SECTION("makes the service's role with its trust and its policy") {
        const auto role = *done(stage, ecs).role;
        CHECK(role.arn == arn("role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS"));
        CHECK(done(stage, GetRoleInput{.role_name = role.role_name}).role.description == "For ECS");
        CHECK(role.assume_role_policy_document->find("ecs.amazonaws.com") != std::string::npos);
        CHECK(shown(done(stage, ListAttachedRolePoliciesInput{.role_name = role.role_name}).attached_policies, &AttachedPolicy::policy_arn) ==
              "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy");
        const auto again = stage.call(ecs);
        CHECK(error_of(again) == "InvalidInput");
        CHECK(message_of(again) == "Service role name AWSServiceRoleForECS has been taken in this account, please try a different suffix.");
    }
    SECTION("a suffix only where the service takes one") {
        const auto suffixed = [](const char* service) { return CreateServiceLinkedRoleInput{.aws_service_name = service, .custom_suffix = "red"}; };
        CHECK(done(stage, suffixed("autoscaling.amazonaws.com")).role->role_name == "AWSServiceRoleForAutoScaling_red");
        CHECK(error_of(stage.call(suffixed("ecs.amazonaws.com"))) == "InvalidInput");
    }
    SECTION("a service without such a role has none") {
        CHECK(error_of(stage.call(CreateServiceLinkedRoleInput{.aws_service_name = "s3.amazonaws.com"})) == "InvalidInput");
    }
    SECTION("is refused by a policy; iam:AWSServiceName is the service") {
        CHECK(refused_on(stage, ecs) == "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS");
        make_user(stage, "ana");
        done(stage, PutUserPolicyInput{.user_name = "ana", .policy_name = "p", .policy_document =
            R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:CreateServiceLinkedRole","Resource":"*","Condition":{"StringLike":{"iam:AWSServiceName":"ecs.amazonaws.com"}}}})"});
        stage.as("main/user/ana");
        CHECK(error_of(stage.call(CreateServiceLinkedRoleInput{.aws_service_name = "rds.amazonaws.com"})) == "AccessDenied");
        CHECK(stage.call(ecs));
    }
}
