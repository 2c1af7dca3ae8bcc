// UpdateServicePrimaryTaskSet: which task set of a service is the primary one. What it says becomes the service's own.
//
// Fails with ClusterNotFoundException, ServiceNotFoundException, ServiceNotActiveException, TaskSetNotFoundException,
// InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), UpdateServicePrimaryTaskSet; Developer Guide, "Deploy Amazon ECS services using
// a third-party controller".
#include "services/ecs/task_sets.h"

namespace backlot::ecs {

Result<Access> update_service_primary_task_set_access(const Context& context, const UpdateServicePrimaryTaskSetInput& input) {
    return on_service(context, "ecs:UpdateServicePrimaryTaskSet", cluster_name(input.cluster), input.service);
}

Result<UpdateServicePrimaryTaskSetOutput> update_service_primary_task_set(Context& context,
                                                                          const UpdateServicePrimaryTaskSetInput& input) {
    BACKLOT_TRY(live, need_external(context, cluster_name(input.cluster), input.service));
    auto* found = find_task_set(live, input.primary_task_set);
    if (found == nullptr || found->status == "DRAINING") return task_set_not_found();
    for (auto& one : live.service.task_sets) {
        if (one.status == "PRIMARY") one.status = "ACTIVE";
    }
    found->status = "PRIMARY";
    found->updated_at = context.now();
    auto& service = live.service;
    service.task_definition = found->task_definition;
    service.launch_type = found->launch_type;
    service.capacity_provider_strategy = found->capacity_provider_strategy;
    service.platform_version = found->platform_version;
    service.platform_family = found->platform_family;
    service.network_configuration = found->network_configuration;
    service.service_registries = found->service_registries;
    store_service(context, live);
    return UpdateServicePrimaryTaskSetOutput{.task_set = task_set_shape(*found, true)};
}

}  // namespace backlot::ecs
