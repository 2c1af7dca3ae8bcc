// UpdateInstanceCustomHealthStatus: says how an instance is, where its service has a custom health check.
//
// Fails with ServiceNotFound, InstanceNotFound, CustomHealthNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), UpdateInstanceCustomHealthStatus.
#include "services/servicediscovery/access.h"
#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery {

Result<Access> update_instance_custom_health_status_access(const Context& context,
                                                           const UpdateInstanceCustomHealthStatusInput& input) {
    return on_service(context, "servicediscovery:UpdateInstanceCustomHealthStatus", input.service_id);
}

Result<UpdateInstanceCustomHealthStatusOutput> update_instance_custom_health_status(Context& context,
    const UpdateInstanceCustomHealthStatusInput& input) {
    BACKLOT_TRY(one, need_service(context, input.service_id));
    BACKLOT_TRY(instance, need_instance(context, one.id, input.instance_id));
    if (!one.has_custom_health) {
        return errors::make("CustomHealthNotFound", "The service " + one.id + " has no custom health check.");
    }
    if (instance.health == input.status) return UpdateInstanceCustomHealthStatusOutput{};
    instance.health = input.status;
    store::put(context.writes(), instances, instance, context.account(), context.region(), one.id, instance.id);
    ++one.revision;
    store_service(context, one);
    return UpdateInstanceCustomHealthStatusOutput{};
}

}  // namespace backlot::servicediscovery
