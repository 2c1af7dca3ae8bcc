// The names of Service Connect: what a client's tasks call the services of their namespace.
//
// A task knows them where it belongs to a service that is connected; a task of its own (RunTask) knows none. The name leads to the
// tasks themselves, without a proxy between: the alias's port must be the container's (unexecuted_rules.h).
//
// Source: Amazon ECS Developer Guide, "Amazon ECS Service Connect components" (client aliases, discovery names, namespaces).
#include "base/encoding.h"
#include "kernel/service.h"
#include "services/ecs/shapes.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

namespace {

constexpr std::chrono::seconds answer_life{5};

std::optional<TaskRecord> task_at(const store::View& view, std::string_view network, std::string_view address) {
    std::optional<TaskRecord> found;
    store::scan(view, tasks, [&](const TaskRecord& one) {
        if (!one.is_over && one.network == network && one.address == address) found = one;
        return !found;
    });
    return found;
}

bool has_name(const Service& service, std::string_view space, std::string_view name) {
    for (const auto& one : service.deployments.front().service_connect_configuration->services) {
        for (const auto& alias : one.client_aliases) {
            const auto own = alias.dns_name.value_or(one.discovery_name.value_or(one.port_name) + "." + std::string(space));
            if (to_lower(own) == name) return true;
        }
    }
    return false;
}

}  // namespace

std::optional<kernel::NameAnswer> resolve(const store::View& view, std::string_view network, std::string_view address, std::string_view name) {
    const auto asker = task_at(view, network, address);
    if (!asker || asker->service.empty()) return std::nullopt;
    const auto own = store::find(view, services, asker->account, asker->region, asker->cluster, asker->service);
    if (!own || own->namespace_arn.empty()) return std::nullopt;
    std::optional<kernel::NameAnswer> answer;
    store::scan(view, services, [&](const ServiceRecord& record) {
        if (record.namespace_arn != own->namespace_arn) return;
        const auto service = shape_from<Service>(record.shape);
        if (service.status != "ACTIVE" || !has_name(service, record.namespace_name, name)) return;
        if (!answer) answer = kernel::NameAnswer{.addresses = {}, .ttl = answer_life};
        store::scan(view, tasks, [&](const TaskRecord& task) {
            const bool is_up = !task.is_over && task.service == *service.service_name && shape_from<Task>(task.shape).last_status == "RUNNING";
            if (is_up) answer->addresses.push_back(task.address);
        }, record.account, record.region, record.cluster);
    }, asker->account, asker->region);
    return answer;
}

}  // namespace backlot::ecs
