// What the tests of Cloud Map begin with: a stage with an HTTP namespace "local" and a service "web" with custom health.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "library/testing.h"
#include "services/servicediscovery/model.h"
#include "services/servicediscovery/tables.h"

namespace backlot::servicediscovery::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;

struct Set {
    Stage stage{{.seed = 1}};
    std::string in;   // the namespace's id
    std::string web;  // the service's

    explicit Set(bool has_custom_health = true) {
        stage.as("main").in("eu-west-2");
        const auto made = stage.call(CreateHttpNamespaceInput{.name = "local", .creator_request_id = "first"});
        BACKLOT_ASSERT(made.has_value());
        in = stage.call(GetOperationInput{.operation_id = *made->operation_id})->operation->targets.at("NAMESPACE");
        CreateServiceInput input{.name = "web", .namespace_id = in};
        if (has_custom_health) input.health_check_custom_config = HealthCheckCustomConfig{};
        web = *stage.call(input)->service->id;
    }

    [[nodiscard]] std::string arn(const std::string& rest) {
        return "arn:aws:servicediscovery:eu-west-2:" + stage.caller().account + ":" + rest;
    }
    void put(const std::string& id, std::map<std::string, std::string> attributes) {
        RegisterInstanceInput input{.service_id = web, .instance_id = id};
        input.attributes = std::move(attributes);
        BACKLOT_ASSERT(stage.call(input).has_value());
    }
    // A user whom everything but this action is allowed.
    void be_user_without(const std::string& action) {
        const auto root = stage.caller();
        const auto make = [&](std::string_view operation, const Json& input) {
            BACKLOT_ASSERT(!stage.backlot().call(root, stage.origin(), "us-east-1", "iam", operation, input).error);
        };
        const auto policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"servicediscovery:*","Resource":"*"},)"
                            R"({"Effect":"Deny","Action":")" + action + R"(","Resource":"*"}]})";
        make("CreateUser", Json::object({{"UserName", "ana"}}));
        make("PutUserPolicy", Json::object({{"UserName", "ana"}, {"PolicyName", "own"}, {"PolicyDocument", policy}}));
        stage.as("main/user/ana");
    }
    // Whether the last call was refused by that Deny, about this resource.
    [[nodiscard]] bool is_refused(std::string_view action, std::string_view resource) {
        for (const auto& verdict : stage.verdicts()) {
            if (verdict.question.action != action || verdict.is_allowed()) continue;
            return verdict.decision.outcome == policy::Outcome::explicit_deny &&
                verdict.question.resource == resource;
        }
        return false;
    }
};

}  // namespace backlot::servicediscovery::testing
