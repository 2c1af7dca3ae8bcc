// What the tests of Cloud Map begin with: a stage with an HTTP namespace "local" and a service "web" with custom health.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    std::string corp = {};

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
    // A service of the private DNS namespace "corp": its id.
    std::string dns_service(const std::string& name, std::vector<DnsRecord> records) {
        if (corp.empty()) {
            const auto made = stage.call(CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = "vpc-1"});
            corp = stage.call(GetOperationInput{.operation_id = *made->operation_id})->operation->targets.at("NAMESPACE");
        }
        CreateServiceInput input{.name = name, .namespace_id = corp, .dns_config = DnsConfig{}};
        for (auto& record : records) input.dns_config->dns_records.push_back(std::move(record));
        const auto made = stage.call(input);
        return made ? *made->service->id : made.error().code;
    }
    void put(const std::string& id, std::map<std::string, std::string> attributes) {
        RegisterInstanceInput input{.service_id = web, .instance_id = id};
        input.attributes = std::move(attributes);
        BACKLOT_ASSERT(stage.call(input).has_value());
    }
    void be_user_without(const std::string& action) { backlot::testing::be_user_without(stage, action); }
    [[nodiscard]] bool is_refused(std::string_view action, std::string_view resource) const {
        return backlot::testing::is_refused(stage, action, resource);
    }
};

}  // namespace backlot::servicediscovery::testing
