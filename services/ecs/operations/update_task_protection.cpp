// UpdateTaskProtection: protects tasks of services for a while, two hours where none is named, or ends that.
//
// Fails with ClusterNotFoundException, InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), UpdateTaskProtection.
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/protection.h"
#include "services/ecs/scheduler.h"

namespace backlot::ecs {

namespace {

constexpr std::int64_t default_minutes = 120;
constexpr std::int64_t most_minutes = 2880;

}  // namespace

Result<Access> update_task_protection_access(const Context& context, const UpdateTaskProtectionInput& input) {
    const auto cluster = cluster_name(input.cluster);
    auto access = on_task(context, "ecs:UpdateTaskProtection", cluster, input.tasks.empty() ? "*" : input.tasks.front());
    for (std::size_t i = 1; i < input.tasks.size(); ++i) {
        auto more = on_task(context, "ecs:UpdateTaskProtection", cluster, input.tasks[i]);
        access.also.push_back({.action = more.action, .resource = more.resource, .owned = more.owned, .keys = more.keys});
    }
    return access;
}

Result<UpdateTaskProtectionOutput> update_task_protection(Context& context, const UpdateTaskProtectionInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    if (input.tasks.empty() || input.tasks.size() > 10) return errors::invalid_parameter("The number of tasks must be between 1 and 10.");
    const auto minutes = input.expires_in_minutes.value_or(default_minutes);
    if (minutes < 1 || minutes > most_minutes) return errors::invalid_parameter("expiresInMinutes must be between 1 and 2880.");
    UpdateTaskProtectionOutput output;
    output.protected_tasks.given = true;
    output.failures.given = true;
    for (auto& live : protectable(context, cluster, input.tasks, output.failures)) {
        live.record.protected_until.reset();
        if (input.protection_enabled) live.record.protected_until = context.now() + std::chrono::minutes(minutes);
        store_task(context, live);
        output.protected_tasks.push_back(protection_shape(live, context.now()));
        // What the scheduler left for it is done when that is over.
        const auto service = find_service(context, live.home(), cluster, live.record.service);
        if (service) wake(context, *service, input.protection_enabled ? std::chrono::minutes(minutes) : std::chrono::minutes(0));
    }
    return output;
}

}  // namespace backlot::ecs
