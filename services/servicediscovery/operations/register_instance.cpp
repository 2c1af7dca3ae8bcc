// RegisterInstance: keeps an instance under its id, or replaces it.
//
// Fails with ServiceNotFound, InvalidInput.
//
// Source: AWS Cloud Map API Reference (2017-03-14), RegisterInstance.
#include "services/servicediscovery/discovery.h"

namespace backlot::servicediscovery {

Result<Access> register_instance_access(const Context& context, const RegisterInstanceInput& input) {
    return on_service(context, "servicediscovery:RegisterInstance", input.service_id);
}

Result<RegisterInstanceOutput> register_instance(Context& context, const RegisterInstanceInput& input) {
    BACKLOT_TRY(one, need_service(context, input.service_id));
    BACKLOT_CHECK(check_attributes(one, input.attributes));
    InstanceRecord instance{.id = input.instance_id,
                            .attributes = input.attributes,
                            .creator_request_id = input.creator_request_id.value_or("")};
    const auto initial = input.attributes.find("AWS_INIT_HEALTH_STATUS");
    if (one.has_custom_health && initial != input.attributes.end()) instance.health = initial->second;
    store::put(context.writes(), instances, instance, context.account(), context.region(), one.id, instance.id);
    ++one.revision;
    store_service(context, one);
    return RegisterInstanceOutput{
        .operation_id = note_operation(context, "REGISTER_INSTANCE",
                                       {{"INSTANCE", instance.id}, {"SERVICE", one.id}})};
}

}  // namespace backlot::servicediscovery
