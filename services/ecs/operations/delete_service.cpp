// DeleteService: ends a service that has been scaled to nothing, or any by force. It stays visible, DRAINING and then
// INACTIVE.
//
// Fails with ServiceNotFoundException, InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), DeleteService.
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/scheduler.h"
#include "services/ecs/service_request.h"
#include "services/ecs/task_sets.h"

namespace backlot::ecs {

Result<Access> delete_service_access(const Context& context, const DeleteServiceInput& input) {
    return on_service(context, "ecs:DeleteService", cluster_name(input.cluster), input.service);
}

Result<DeleteServiceOutput> delete_service(Context& context, const DeleteServiceInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    auto live = find_service(context, home_of(context), cluster, input.service);
    if (!live || live->service.status == "INACTIVE") return errors::service_not_found();
    if (live->service.desired_count.value_or(0) > 0 && !input.force.value_or(false)) {
        return errors::invalid_parameter("The service cannot be stopped while it is scaled above 0.");
    }
    live->service.status = "DRAINING";
    live->service.desired_count = 0;
    for (auto& deployment : live->service.deployments) deployment.desired_count = 0;
    scale_all(*live);
    store_service(context, *live);
    wake(context, *live);
    return DeleteServiceOutput{.service = service_shape(*live, true)};
}

}  // namespace backlot::ecs
