// GetService: what is known of a service.
//
// Fails with ServiceNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), GetService.
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> get_service_access(const Context& context, const GetServiceInput& input) {
    return on_service(context, "servicediscovery:GetService", input.id);
}

Result<GetServiceOutput> get_service(const Context& context, const GetServiceInput& input) {
    BACKLOT_TRY(one, need_service(context, input.id));
    return GetServiceOutput{.service = service_shape(context, one)};
}

}  // namespace backlot::servicediscovery
