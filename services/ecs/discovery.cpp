#include "services/ecs/discovery.h"

#include "services/ecs/clusters.h"
#include "services/servicediscovery/model.h"

namespace backlot::ecs {

void register_instance(Context& context, const LiveTask& live, const Service& service) {
    const auto agent = linked_role(context, live.record.account);
    if (!agent) return;
    for (const auto& registry : service.service_registries) {
        servicediscovery::RegisterInstanceInput input{.service_id = std::string(last_part(registry.registry_arn.value_or(""))),
                                                      .instance_id = live.record.id};
        input.attributes = {{"AWS_INSTANCE_IPV4", live.record.address},
                            {"AVAILABILITY_ZONE", live.task.availability_zone.value_or("")},
                            {"REGION", live.record.region},
                            {"ECS_CLUSTER_NAME", live.record.cluster},
                            {"ECS_SERVICE_NAME", live.record.service},
                            {"ECS_TASK_DEFINITION_FAMILY", live.definition.family.value_or("")}};
        if (registry.port) input.attributes["AWS_INSTANCE_PORT"] = std::to_string(*registry.port);
        (void)context.call_in(live.record.region, *agent, input);  // a refusal stands in the journal
    }
}

void deregister_instance(Context& context, const LiveTask& live, const Service& service) {
    const auto agent = linked_role(context, live.record.account);
    if (!agent) return;
    for (const auto& registry : service.service_registries) {
        (void)context.call_in(live.record.region, *agent,
                              servicediscovery::DeregisterInstanceInput{.service_id = std::string(last_part(registry.registry_arn.value_or(""))),
                                                                        .instance_id = live.record.id});
    }
}

}  // namespace backlot::ecs
