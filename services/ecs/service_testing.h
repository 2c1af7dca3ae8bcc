// What the tests of ECS's services add: a service, and what becomes of its tasks.
#pragma once

#include "services/ecs/testing.h"
#include "services/servicediscovery/model.h"

namespace backlot::ecs::testing {

struct ServiceSet : Set {
    ServiceSet() { define(definition()); }

    [[nodiscard]] CreateServiceInput service(std::int64_t count = 1) const {
        return {.cluster = "c", .service_name = "web", .task_definition = "app", .desired_count = count, .launch_type = "FARGATE",
                .network_configuration = network()};
    }
    Service described() {
        DescribeServicesInput input{.cluster = "c"};
        input.services = {"web"};
        const auto found = stage.call(input);
        BACKLOT_ASSERT(found.has_value() && found->services.size() == 1);
        return found->services.front();
    }
    // An HTTP namespace of Cloud Map: its ARN.
    std::string make_namespace(const std::string& name) {
        BACKLOT_ASSERT(stage.call(servicediscovery::CreateHttpNamespaceInput{.name = name}).has_value());
        const auto all = stage.call(servicediscovery::ListNamespacesInput{});
        for (const auto& one : all->namespaces) {
            if (one.name == name) return *one.arn;
        }
        return {};
    }
    // Every container that the runtime was told to start and has not started.
    void all_start() {
        for (; started_ < runtime.started.size(); ++started_) happens("started", 0, runtime.started[started_].id);
    }
    [[nodiscard]] bool has_event(std::string_view part) {
        const auto events = described().events;
        return std::ranges::any_of(events, [&](const ServiceEvent& event) { return event.message->find(part) != std::string::npos; });
    }

  private:
    std::size_t started_ = 0;
};

}  // namespace backlot::ecs::testing
