// UpdateServiceAttributes: sets attributes of a service; those it does not name stay.
//
// Fails with ServiceNotFound, ServiceAttributesLimitExceededException (more than 30).
//
// Source: AWS Cloud Map API Reference (2017-03-14), UpdateServiceAttributes.
#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> update_service_attributes_access(const Context& context, const UpdateServiceAttributesInput& input) {
    return on_service(context, "servicediscovery:UpdateServiceAttributes", input.service_id);
}

Result<UpdateServiceAttributesOutput> update_service_attributes(Context& context,
                                                                const UpdateServiceAttributesInput& input) {
    constexpr std::size_t attribute_limit = 30;
    BACKLOT_TRY(one, need_service(context, input.service_id));
    for (const auto& [key, value] : input.attributes) one.attributes.insert_or_assign(key, value);
    if (one.attributes.size() > attribute_limit) {
        return errors::make("ServiceAttributesLimitExceededException", "The service " + one.id + " can have 30 attributes at most.");
    }
    store_service(context, one);
    return UpdateServiceAttributesOutput{};
}

}  // namespace backlot::servicediscovery
