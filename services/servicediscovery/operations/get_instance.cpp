// GetInstance: an instance with its attributes.
//
// Fails with ServiceNotFound, InstanceNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), GetInstance.
#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

Result<Access> get_instance_access(const Context& context, const GetInstanceInput& input) {
    return on_service(context, "servicediscovery:GetInstance", input.service_id);
}

Result<GetInstanceOutput> get_instance(const Context& context, const GetInstanceInput& input) {
    BACKLOT_TRY(one, need_service(context, input.service_id));
    BACKLOT_TRY(instance, need_instance(context, one.id, input.instance_id));
    Instance shape{.id = instance.id,
                   .attributes = model::Map<std::string>(instance.attributes),
                   .created_by_account = context.account()};
    if (!instance.creator_request_id.empty()) shape.creator_request_id = instance.creator_request_id;
    return GetInstanceOutput{.resource_owner = context.account(), .instance = std::move(shape)};
}

}  // namespace backlot::servicediscovery
