// DeregisterInstance: takes an instance off a service.
//
// Fails with ServiceNotFound, InstanceNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), DeregisterInstance.
#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

Result<Access> deregister_instance_access(const Context& context, const DeregisterInstanceInput& input) {
    return on_service(context, "servicediscovery:DeregisterInstance", input.service_id);
}

Result<DeregisterInstanceOutput> deregister_instance(Context& context, const DeregisterInstanceInput& input) {
    BACKLOT_TRY(one, need_service(context, input.service_id));
    BACKLOT_TRY(instance, need_instance(context, one.id, input.instance_id));
    store::erase(context.writes(), instances, context.account(), context.region(), one.id, instance.id);
    ++one.revision;
    store_service(context, one);
    return DeregisterInstanceOutput{
        .operation_id = note_operation(context, "DEREGISTER_INSTANCE",
                                       {{"INSTANCE", instance.id}, {"SERVICE", one.id}})};
}

}  // namespace backlot::servicediscovery
