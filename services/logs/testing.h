// What the tests of CloudWatch Logs begin with: a stage with a group "app" and a stream "web" of the account's root.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "library/testing.h"
#include "services/logs/model.h"
#include "services/logs/tables.h"

namespace backlot::logs::testing {

using backlot::testing::be_user_with;
using backlot::testing::be_user_without;
using backlot::testing::error_of;
using backlot::testing::is_refused;
using backlot::testing::Stage;

inline constexpr std::int64_t second = 1000;
inline constexpr std::int64_t minute = 60 * second;
inline constexpr std::int64_t hour = 60 * minute;
inline constexpr std::int64_t day = 24 * hour;

inline Stage empty_stage() {
    Stage stage{{.seed = 1}};
    stage.as("main").in("eu-west-2");
    return stage;
}

inline Stage stage_with_stream() {
    auto stage = empty_stage();
    const auto group = stage.call(CreateLogGroupInput{.log_group_name = "app"});
    BACKLOT_ASSERT(group.has_value());
    const auto stream = stage.call(CreateLogStreamInput{.log_group_name = "app", .log_stream_name = "web"});
    BACKLOT_ASSERT(stream.has_value());
    return stage;
}

inline std::int64_t now_of(Stage& stage) {
    return ms_of(stage.backlot().kernel().stage().clock->now());
}

using Messages = std::vector<std::pair<std::int64_t, std::string>>;  // time, message

inline PutLogEventsInput batch(std::string stream, const Messages& messages) {
    PutLogEventsInput input{.log_group_name = "app", .log_stream_name = std::move(stream)};
    for (const auto& [time, message] : messages) input.log_events.push_back({.timestamp = time, .message = message});
    return input;
}

// Events a second apart from each other, the last of them now.
inline void say(Stage& stage, std::string stream, const std::vector<std::string>& messages) {
    Messages timed;
    auto time = now_of(stage) - static_cast<std::int64_t>(messages.size()) * second;
    for (const auto& message : messages) timed.emplace_back(time += second, message);
    const auto done = stage.call(batch(std::move(stream), timed));
    BACKLOT_ASSERT(done.has_value());
}

template <class Output>
std::string joined(const Output& output) {
    std::string text;
    for (const auto& event : output.events) text += (text.empty() ? "" : " ") + *event.message;
    return text;
}

}  // namespace backlot::logs::testing
