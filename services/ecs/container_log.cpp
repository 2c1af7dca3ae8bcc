#include "services/ecs/container_log.h"

#include <algorithm>

#include "services/ecs/errors.h"
#include "services/ecs/roles.h"
#include "services/logs/model.h"

namespace backlot::ecs {

namespace {

// Source: CloudWatch Logs API Reference, PutLogEvents; an event's own limit is 1 MiB, Docker's driver cuts at 256 KiB.
constexpr std::size_t event_limit_bytes = 256 * 1024 - 26;
constexpr std::size_t batch_limit_events = 1'000;

const LogConfiguration* awslogs_of(const LiveTask& live, std::size_t place) {
    const auto& log = live.definition.container_definitions[place].log_configuration;
    return log && log->log_driver == "awslogs" ? &*log : nullptr;
}

std::string option(const LogConfiguration& log, const std::string& name, std::string_view otherwise = {}) {
    const auto found = log.options.find(name);
    return found == log.options.end() ? std::string(otherwise) : found->second;
}

Refusal cannot_log(const std::string& what, const Error& error) {
    return fail("ResourceInitializationError",
                "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to " +
                    what + ": " + error.code + ": " + error.message + " : exit status 1");
}

}  // namespace

Result<> open_log(Context& context, LiveTask& live, std::size_t place) {
    const auto* log = awslogs_of(live, place);
    if (log == nullptr) return {};
    auto agent = execution_caller(context, live);
    if (!agent) {
        return fail("ResourceInitializationError",
                    "ResourceInitializationError: failed to validate logger args: the task definition has no execution role");
    }
    const auto region = option(*log, "awslogs-region", live.record.region);
    const auto group = option(*log, "awslogs-group");
    if (option(*log, "awslogs-create-group") == "true") {
        const auto made = context.call_in(region, *agent, logs::CreateLogGroupInput{.log_group_name = group});
        if (!made && made.error().code != "ResourceAlreadyExistsException") return cannot_log("create Cloudwatch log group", made.error());
    }
    auto& state = live.record.containers[place];
    const auto prefix = option(*log, "awslogs-stream-prefix");
    const auto stream = prefix.empty() ? state.metadata_id : prefix + "/" + state.name + "/" + live.record.id;
    const auto made = context.call_in(region, *agent, logs::CreateLogStreamInput{.log_group_name = group, .log_stream_name = stream});
    if (!made && made.error().code != "ResourceAlreadyExistsException") return cannot_log("create Cloudwatch log stream", made.error());
    state.stream = stream;
    return {};
}

void write_log(Context& context, const LiveTask& live, std::size_t place, const std::string& lines) {
    const auto* log = awslogs_of(live, place);
    const auto& state = live.record.containers[place];
    if (log == nullptr || state.stream.empty()) return;
    const auto agent = execution_caller(context, live);
    if (!agent) return;
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(context.now().time_since_epoch()).count();
    const auto region = option(*log, "awslogs-region", live.record.region);
    logs::PutLogEventsInput batch{.log_group_name = option(*log, "awslogs-group"), .log_stream_name = state.stream};
    const auto send = [&] {
        if (batch.log_events.empty()) return;
        (void)context.call_in(region, *agent, batch);
        batch.log_events.clear();
    };
    for (std::size_t from = 0; from < lines.size();) {
        auto end = std::min(lines.find('\n', from), lines.size());
        const auto next = end + 1;
        if (end > from && lines[end - 1] == '\r') --end;
        for (auto piece = from; piece < end; piece += event_limit_bytes) {
            batch.log_events.push_back({.timestamp = now, .message = lines.substr(piece, std::min(event_limit_bytes, end - piece))});
            if (batch.log_events.size() == batch_limit_events) send();
        }
        from = next;
    }
    send();
}

}  // namespace backlot::ecs
