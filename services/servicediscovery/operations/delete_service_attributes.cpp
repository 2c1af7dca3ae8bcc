// DeleteServiceAttributes: takes attributes of a service away; a key that it does not have is no mistake.
//
// Fails with ServiceNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), DeleteServiceAttributes.
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> delete_service_attributes_access(const Context& context, const DeleteServiceAttributesInput& input) {
    return on_service(context, "servicediscovery:DeleteServiceAttributes", input.service_id);
}

Result<DeleteServiceAttributesOutput> delete_service_attributes(Context& context,
                                                                const DeleteServiceAttributesInput& input) {
    BACKLOT_TRY(one, need_service(context, input.service_id));
    for (const auto& key : input.attributes) one.attributes.erase(key);
    store_service(context, one);
    return DeleteServiceAttributesOutput{};
}

}  // namespace backlot::servicediscovery
