#include "services/ecs/task.h"

#include <algorithm>

#include "services/ecs/shapes.h"
#include "services/ecs/tagging.h"

namespace backlot::ecs {

namespace {

LiveTask open_task(TaskRecord record) {
    LiveTask live{.record = std::move(record), .task = {}, .definition = {}};
    live.task = shape_from<Task>(live.record.shape);
    live.definition = shape_from<TaskDefinition>(live.record.definition);
    return live;
}

std::optional<LiveTask> find_at(const store::View& view, std::string_view kind, std::string_view id) {
    const auto place = store::find(view, places, kind, id);
    if (!place) return std::nullopt;
    auto record = store::find(view, tasks, place->account, place->region, place->cluster, place->id);
    if (!record) return std::nullopt;
    return open_task(*std::move(record));
}

}  // namespace

std::optional<LiveTask> find_task(const Context& context, const Home& home, std::string_view cluster, std::string_view named) {
    auto record = context.find(tasks, home.account, home.region, cluster, last_part(named));
    if (!record) return std::nullopt;
    if (named.starts_with("arn:") && named != task_arn(home, cluster, record->id)) return std::nullopt;
    return open_task(*std::move(record));
}

std::optional<LiveTask> find_task(const store::View& view, std::string_view id) { return find_at(view, "task", id); }

std::optional<LiveTask> find_by_credentials(const store::View& view, std::string_view credentials_id) {
    return find_at(view, "credentials", credentials_id);
}

std::optional<LiveTask> find_by_metadata(const store::View& view, std::string_view metadata_id) {
    return find_at(view, "metadata", metadata_id);
}

void store_task(Context& context, LiveTask& live) {
    live.task.version = live.task.version.value_or(0) + 1;
    live.record.shape = store_text(live.task);
    store::put(context.writes(), tasks, live.record, live.record.account, live.record.region, live.record.cluster, live.record.id);
}

void enter_task(Context& context, const LiveTask& live) {
    const auto& record = live.record;
    const TaskPlace place{.account = record.account, .region = record.region, .cluster = record.cluster, .id = record.id};
    store::put(context.writes(), places, place, "task", record.id);
    store::put(context.writes(), places, place, "credentials", record.credentials_id);
    for (const auto& container : record.containers) store::put(context.writes(), places, place, "metadata", container.metadata_id);
}

void erase_task(Context& context, const LiveTask& live) {
    const auto& record = live.record;
    store::erase(context.writes(), tasks, record.account, record.region, record.cluster, record.id);
    store::erase(context.writes(), places, "task", record.id);
    store::erase(context.writes(), places, "credentials", record.credentials_id);
    for (const auto& container : record.containers) store::erase(context.writes(), places, "metadata", container.metadata_id);
}

std::optional<std::size_t> place_of(const LiveTask& live, std::string_view container_name) {
    const auto& all = live.record.containers;
    const auto found = std::ranges::find(all, container_name, &ContainerState::name);
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

std::optional<std::size_t> place_of_metadata(const LiveTask& live, std::string_view metadata_id) {
    const auto& all = live.record.containers;
    const auto found = std::ranges::find(all, metadata_id, &ContainerState::metadata_id);
    if (found == all.end()) return std::nullopt;
    return static_cast<std::size_t>(found - all.begin());
}

bool is_essential(const LiveTask& live, std::size_t place) {
    return live.definition.container_definitions[place].essential.value_or(true);
}

const ContainerOverride* override_of(const LiveTask& live, std::size_t place) {
    if (!live.task.overrides) return nullptr;
    const auto& all = live.task.overrides->container_overrides;
    const auto found = std::ranges::find(all, live.record.containers[place].name, &ContainerOverride::name);
    return found == all.end() ? nullptr : &*found;
}

Task task_shape(const LiveTask& live, bool with_tags) {
    auto task = live.task;
    task.attachments.given = true;
    task.containers.given = true;
    task.tags.given = true;
    if (with_tags) task.tags = tags_shape(live.record.tags);
    task.tags.given = true;
    return task;
}

}  // namespace backlot::ecs
