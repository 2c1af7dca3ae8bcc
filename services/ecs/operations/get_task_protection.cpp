// GetTaskProtection: whether tasks of services are protected, and until when.
//
// Fails with ClusterNotFoundException, InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), GetTaskProtection.
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/protection.h"

namespace backlot::ecs {

Result<Access> get_task_protection_access(const Context& context, const GetTaskProtectionInput& input) {
    return on_task(context, "ecs:GetTaskProtection", cluster_name(input.cluster), input.tasks.empty() ? "*" : input.tasks.front());
}

Result<GetTaskProtectionOutput> get_task_protection(const Context& context, const GetTaskProtectionInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    if (input.tasks.size() > 100) return errors::invalid_parameter("Tasks cannot exceed 100 elements.");
    auto named = input.tasks;
    if (named.empty()) {
        const auto home = home_of(context);
        store::scan(context.view(), tasks, [&](const TaskRecord& one) {
            if (!one.is_over && !one.service.empty()) named.push_back(one.id);
        }, home.account, home.region, cluster);
    }
    GetTaskProtectionOutput output;
    output.protected_tasks.given = true;
    output.failures.given = true;
    for (const auto& live : protectable(context, cluster, named, output.failures)) output.protected_tasks.push_back(protection_shape(live, context.now()));
    return output;
}

}  // namespace backlot::ecs
