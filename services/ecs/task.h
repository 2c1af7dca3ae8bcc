// A task as it is worked on: its record with the shapes in it opened.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/ecs/access.h"

namespace backlot::ecs {

struct LiveTask {
    TaskRecord record;
    Task task;
    TaskDefinition definition;

    [[nodiscard]] Home home() const { return {.account = record.account, .region = record.region}; }
    [[nodiscard]] const std::string& arn() const { return *task.task_arn; }
    [[nodiscard]] bool is_to_stop() const { return task.desired_status == "STOPPED"; }
};

// Of this account and region, by id or ARN. Nothing where it is unknown or no more than an hour's memory.
[[nodiscard]] std::optional<LiveTask> find_task(const Context& context, const Home& home, std::string_view cluster,
                                                std::string_view named);
// By its id alone, whoever's it is; for what comes from the runtime and from containers.
[[nodiscard]] std::optional<LiveTask> find_task(const store::View& view, std::string_view id);
// By the id of its credentials, or by that of one of its containers' metadata.
[[nodiscard]] std::optional<LiveTask> find_by_credentials(const store::View& view, std::string_view credentials_id);
[[nodiscard]] std::optional<LiveTask> find_by_metadata(const store::View& view, std::string_view metadata_id);

// Counts its version on.
void store_task(Context& context, LiveTask& live);
void erase_task(Context& context, const LiveTask& live);
// Its places, once.
void enter_task(Context& context, const LiveTask& live);

// The container of a task definition, of the answer and of the record at one place: they have one order.
[[nodiscard]] std::optional<std::size_t> place_of(const LiveTask& live, std::string_view container_name);
[[nodiscard]] std::optional<std::size_t> place_of_metadata(const LiveTask& live, std::string_view metadata_id);
[[nodiscard]] bool is_essential(const LiveTask& live, std::size_t place);
// What the request overrides of a container; null: nothing.
[[nodiscard]] const ContainerOverride* override_of(const LiveTask& live, std::size_t place);

// For an answer: with or without its tags.
[[nodiscard]] Task task_shape(const LiveTask& live, bool with_tags);

}  // namespace backlot::ecs
