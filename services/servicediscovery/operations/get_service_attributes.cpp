// GetServiceAttributes: what UpdateServiceAttributes has set.
//
// Fails with ServiceNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), GetServiceAttributes.
#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

Result<Access> get_service_attributes_access(const Context& context, const GetServiceAttributesInput& input) {
    return on_service(context, "servicediscovery:GetServiceAttributes", input.service_id);
}

Result<GetServiceAttributesOutput> get_service_attributes(const Context& context, const GetServiceAttributesInput& input) {
    BACKLOT_TRY(one, need_service(context, input.service_id));
    ServiceAttributes found{.service_arn = service_arn(context, one.id), .resource_owner = context.account()};
    found.attributes.given = true;
    for (const auto& [key, value] : one.attributes) found.attributes.emplace(key, value);
    return GetServiceAttributesOutput{.service_attributes = std::move(found)};
}

}  // namespace backlot::servicediscovery
