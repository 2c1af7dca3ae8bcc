// What the tests of task sets begin with: a service whose deployment controller is EXTERNAL, of four tasks.
#pragma once

#include "services/ecs/service_testing.h"

namespace backlot::ecs::testing {

struct ExternalSet : ServiceSet {
    ExternalSet() {
        CreateServiceInput input{.cluster = "c", .service_name = "web", .desired_count = 4};
        input.deployment_controller = DeploymentController{.type = "EXTERNAL"};
        BACKLOT_ASSERT(stage.call(input).has_value());
    }
    [[nodiscard]] CreateTaskSetInput task_set(double percent) const {
        return {.service = "web", .cluster = "c", .task_definition = "app", .network_configuration = network(), .launch_type = "FARGATE",
                .scale = Scale{.value = percent, .unit = "PERCENT"}};
    }
    TaskSet make_task_set(double percent) {
        const auto made = stage.call(task_set(percent));
        BACKLOT_ASSERT(made.has_value());
        return *made->task_set;
    }
    // All of the service's.
    model::List<TaskSet> task_sets() { return stage.call(DescribeTaskSetsInput{.cluster = "c", .service = "web"})->task_sets; }
    [[nodiscard]] std::string task_set_arn(const TaskSet& one) { return arn("task-set/c/web/" + *one.id); }
};

}  // namespace backlot::ecs::testing
