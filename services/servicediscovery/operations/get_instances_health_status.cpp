// GetInstancesHealthStatus: the health of a service's instances.
//
// Fails with ServiceNotFound, InstanceNotFound, InvalidInput.
//
// Source: AWS Cloud Map API Reference (2017-03-14), GetInstancesHealthStatus.
#include "services/servicediscovery/discovery.h"
#include "services/servicediscovery/page.h"

namespace backlot::servicediscovery {

Result<Access> get_instances_health_status_access(const Context& context,
                                                  const GetInstancesHealthStatusInput& input) {
    return on_service(context, "servicediscovery:GetInstancesHealthStatus", input.service_id);
}

Result<GetInstancesHealthStatusOutput> get_instances_health_status(const Context& context,
                                                                   const GetInstancesHealthStatusInput& input) {
    BACKLOT_TRY(one, need_service(context, input.service_id));
    for (const auto& id : input.instances) BACKLOT_CHECK(need_instance(context, one.id, id));
    auto found = instances_of(context, one);
    std::erase_if(found, [&](const InstanceRecord& instance) {
        return !input.instances.empty() && std::ranges::find(input.instances, instance.id) == input.instances.end();
    });
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results, input.next_token,
                              [](const InstanceRecord& instance) { return instance.id; }));
    GetInstancesHealthStatusOutput output{.next_token = page.next};
    output.status.given = true;
    for (const auto& instance : page.items) output.status[instance.id] = health_of(one, instance);
    return output;
}

}  // namespace backlot::servicediscovery
