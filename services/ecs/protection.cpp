#include "services/ecs/protection.h"

namespace backlot::ecs {

bool is_protected(const LiveTask& live, Time now) { return live.record.protected_until && *live.record.protected_until > now; }

ProtectedTask protection_shape(const LiveTask& live, Time now) {
    ProtectedTask shape{.task_arn = live.arn(), .protection_enabled = is_protected(live, now)};
    if (is_protected(live, now)) shape.expiration_date = live.record.protected_until;
    return shape;
}

std::vector<LiveTask> protectable(const Context& context, const std::string& cluster, const model::List<std::string>& named, model::List<Failure>& failures) {
    const auto home = home_of(context);
    std::vector<LiveTask> found;
    for (const auto& one : named) {
        auto live = find_task(context, home, cluster, one);
        if (!live || live->record.is_over) failures.push_back({.arn = one.starts_with("arn:") ? one : task_arn(home, cluster, one), .reason = "MISSING"});
        else if (live->record.service.empty()) failures.push_back({.arn = live->arn(), .reason = "TASK_NOT_VALID", .detail = "The task is not part of a service."});
        else found.push_back(*std::move(live));
    }
    return found;
}

}  // namespace backlot::ecs
