#include "services/ecs/task_sets.h"

#include <algorithm>
#include <cmath>

#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

namespace {

// Always rounded up.
std::int64_t share_of(std::int64_t desired, double percent) {
    return static_cast<std::int64_t>(std::ceil(static_cast<double>(desired) * percent / 100.0));
}

void compute_share(const LiveService& live, TaskSet& task_set) {
    const bool is_ending = task_set.status == "DRAINING" || live.service.status == "DRAINING";
    task_set.computed_desired_count = is_ending ? 0 : share_of(live.service.desired_count.value_or(0), task_set.scale->value.value_or(0));
}

}  // namespace

bool is_external(const Service& service) { return service.deployment_controller && service.deployment_controller->type == "EXTERNAL"; }

std::string task_set_arn(const LiveService& live, std::string_view id) {
    return arn_in(live.home(), "task-set/" + live.record.cluster + "/" + live.name() + "/" + std::string(id));
}

TaskSet* find_task_set(LiveService& live, std::string_view named) {
    const auto found = std::ranges::find_if(live.service.task_sets, [&](const TaskSet& one) { return one.id == named || one.task_set_arn == named; });
    return found == live.service.task_sets.end() ? nullptr : &*found;
}

Result<LiveService> need_external(const Context& context, std::string_view cluster, std::string_view service) {
    BACKLOT_CHECK(need_cluster(context, cluster));
    auto live = find_service(context, home_of(context), cluster, service);
    if (!live) return errors::service_not_found();
    if (live->service.status != "ACTIVE") return errors::service_not_active();
    if (!is_external(live->service)) {
        return errors::invalid_parameter("Task sets can only be used with services whose deployment controller is EXTERNAL.");
    }
    return *std::move(live);
}

Refusal task_set_not_found() { return errors::make("TaskSetNotFoundException", "The specified task set was not found."); }

Access on_task_set(const Context& context, std::string_view action, std::string_view cluster, std::string_view service,
                   std::string_view task_set, Keys keys) {
    const auto home = home_of(context);
    const auto name = last_part(service);
    add_cluster(keys, home, cluster);
    add_key(keys, "ecs:service", service_arn(home, cluster, name));
    auto resource = task_set.starts_with("arn:") ? std::string(task_set)
                                                 : arn_in(home, "task-set/" + std::string(cluster) + "/" + std::string(name) + "/" +
                                                                    (task_set.empty() ? "*" : std::string(task_set)));
    Tags tags;
    if (auto live = find_service(context, home, cluster, service)) {
        if (const auto* found = find_task_set(*live, task_set)) {
            for (const auto& tag : found->tags) tags.insert_or_assign(tag.key.value_or(""), tag.value.value_or(""));
        }
    }
    return on(action, std::move(resource), tags, std::move(keys));
}

Result<> scale(LiveService& live, TaskSet& task_set, const Scale& asked) {
    const auto value = asked.value.value_or(0);
    if (!(value >= 0 && value <= 100)) return errors::invalid_parameter("The scale of a task set must be between 0 and 100 percent.");
    task_set.scale = Scale{.value = value, .unit = "PERCENT"};
    compute_share(live, task_set);
    return {};
}

void scale_all(LiveService& live) {
    for (auto& task_set : live.service.task_sets) compute_share(live, task_set);
}

TaskSet task_set_shape(const TaskSet& task_set, bool with_tags) {
    auto shape = task_set;
    shape.load_balancers.given = true;
    shape.service_registries.given = true;
    if (!with_tags) shape.tags = {};
    return shape;
}

}  // namespace backlot::ecs
