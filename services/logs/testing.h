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

using backlot::testing::error_of;
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

// From now on a user of the account calls, with this one policy.
inline void be_user_with(Stage& stage, const std::string& policy) {
    const auto root = stage.caller();
    const auto make = [&](std::string_view operation, const Json& input) {
        const auto done = stage.backlot().call(root, stage.origin(), "us-east-1", "iam", operation, input);
        BACKLOT_ASSERT(!done.error);
    };
    make("CreateUser", Json::object({{"UserName", "ana"}}));
    make("PutUserPolicy", Json::object({{"UserName", "ana"}, {"PolicyName", "own"}, {"PolicyDocument", policy}}));
    stage.as("main/user/ana");
}

// A user whom everything but this action is allowed.
inline void be_user_without(Stage& stage, const std::string& action) {
    be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"*"},)"
                        R"({"Sid":"NotThis","Effect":"Deny","Action":")" + action + R"(","Resource":"*"}]})");
}

// Whether a call without the action is refused by that Deny, about this resource.
inline bool is_refused(Stage& stage, std::string_view action, std::string_view resource) {
    for (const auto& verdict : stage.verdicts()) {
        if (verdict.question.action != action || verdict.is_allowed()) continue;
        return verdict.decision.outcome == policy::Outcome::explicit_deny && verdict.question.resource == resource;
    }
    return false;
}

}  // namespace backlot::logs::testing
