// The service scheduler: keeps as many tasks of a service as are desired, replaces those of older deployments by a rolling
// update, rolls a deployment back whose tasks do not come up, and registers addresses with Cloud Map.
//
// Source: Amazon ECS Developer Guide, "Amazon ECS services", "Deploy Amazon ECS services by replacing tasks", "How the
// Amazon ECS deployment circuit breaker detects failures", "Amazon ECS service event messages".
#pragma once

#include <string>

#include "services/ecs/task.h"

namespace backlot::ecs {

// A service as it is worked on.
struct LiveService {
    ServiceRecord record;
    Service service;

    [[nodiscard]] Home home() const { return {.account = record.account, .region = record.region}; }
    [[nodiscard]] const std::string& name() const { return *service.service_name; }
    [[nodiscard]] std::string arn() const { return *service.service_arn; }
};

[[nodiscard]] std::optional<LiveService> find_service(const Context& context, const Home& home, std::string_view cluster,
                                                      std::string_view named);
// With the counts of its tasks brought up to date.
void store_service(Context& context, LiveService& live);
void count_tasks(const Context& context, LiveService& live);
void add_event(Context& context, LiveService& live, std::string message);
// A new primary deployment; the one before becomes ACTIVE and ends with its last task.
void begin_deployment(Context& context, LiveService& live);
// Looks at it soon.
void wake(Context& context, const LiveService& live, std::chrono::minutes after = {});

// The follow-up: "ACCOUNT/REGION/CLUSTER/NAME".
[[nodiscard]] Result<> reconcile(Context& context, const std::string& payload);

// What task_life says of a service's tasks.
void task_of_service_started(Context& context, LiveTask& live);
void task_of_service_stops(Context& context, LiveTask& live);
void task_of_service_ended(Context& context, LiveTask& live);

}  // namespace backlot::ecs
