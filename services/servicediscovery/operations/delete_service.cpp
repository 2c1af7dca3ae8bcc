// DeleteService: deletes a service that has no instances.
//
// Fails with ServiceNotFound, ResourceInUse.
//
// Source: AWS Cloud Map API Reference (2017-03-14), DeleteService.
#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> delete_service_access(const Context& context, const DeleteServiceInput& input) {
    return on_service(context, "servicediscovery:DeleteService", input.id);
}

Result<DeleteServiceOutput> delete_service(Context& context, const DeleteServiceInput& input) {
    BACKLOT_TRY(one, need_service(context, input.id));
    if (count_instances(context, one.id) != 0) {
        return errors::in_use("Service contains registered instances; delete the instances before deleting the service");
    }
    store::erase(context.writes(), services, context.account(), context.region(), one.id);
    return DeleteServiceOutput{};
}

}  // namespace backlot::servicediscovery
