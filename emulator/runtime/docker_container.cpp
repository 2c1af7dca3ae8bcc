// Containers by a Docker Engine: one container, from its start to its end.
#include <signal.h>

#include <algorithm>
#include <fstream>

#include "runtime/docker.h"
#include "runtime/docker_image.h"
#include "runtime/layers.h"
#include "runtime/leftovers.h"

namespace backlot::runtime {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr std::size_t frame_head_bytes = 8;
constexpr auto poll_interval = 25ms;
constexpr auto patience = 10s;  // with an engine that does not answer
constexpr int lost_exit_code = 137;
constexpr int late_exit_code = 124;

Json bind_of(const std::string& source, const std::string& target, bool is_read_only) {
    return Json::object({{"Type", "bind"}, {"Source", source}, {"Target", target}, {"ReadOnly", is_read_only}});
}

Json list_of(const std::vector<std::string>& items) { return Json(Json::Array(items.begin(), items.end())); }

}  // namespace

void Docker::start(ContainerSpec spec) {
    starters_.post([this, spec = std::move(spec)] {
        if (auto started = try_start(spec); !started) {
            listener_({.kind = Event::Kind::failed, .container = spec.id, .text = started.error().message});
        }
    });
}

Result<Json> Docker::create_body(const ContainerSpec& spec, const std::string& image) const {
    const auto own = folder_ / "containers" / spec.id;
    std::error_code error;
    fs::create_directories(own, error);
    std::ofstream(own / "hosts") << "127.0.0.1 localhost\n";
    std::ofstream names(own / "resolv.conf");
    names << "nameserver " << name_server_address << "\n";
    names.close();
    if (!names) return fail("RuntimeFailure", own.string() + ": no space left on device", 500);

    Json::Array mounts{bind_of((own / "hosts").string(), "/etc/hosts", false), bind_of((own / "resolv.conf").string(), "/etc/resolv.conf", false)};
    for (const auto& bind : spec.binds) {
        auto source = bind.source;
        if (source.empty()) {
            source = folder_ / "volumes" / spec.task / bind.name;
            fs::create_directories(source, error);
            if (error) return fail("RuntimeFailure", source.string() + ": " + error.message(), 500);
        }
        mounts.push_back(bind_of(source.string(), bind.target, bind.is_read_only));
    }
    auto temporary = Json::object();
    for (const auto& one : spec.temporary) {
        auto options = "size=" + std::to_string(one.size_bytes);
        for (const auto& option : one.options) options += "," + option;
        temporary.set(one.target, options);
    }
    Json::Array limits;
    for (const auto& limit : spec.limits) limits.push_back(Json::object({{"Name", limit.name}, {"Soft", limit.soft}, {"Hard", limit.hard}}));
    auto parameters = Json::object();
    for (const auto& [name, value] : spec.kernel_parameters) parameters.set(name, value);

    auto host = Json::object({{"NetworkMode", "container:" + name_of(spec.task)}, {"Mounts", Json(std::move(mounts))},
                              {"Tmpfs", std::move(temporary)}, {"Ulimits", Json(std::move(limits))}, {"Sysctls", std::move(parameters)},
                              {"CapAdd", list_of(spec.added_capabilities)}, {"CapDrop", list_of(spec.dropped_capabilities)},
                              {"ReadonlyRootfs", spec.is_read_only}, {"Init", spec.has_init},
                              {"LogConfig", Json::object({{"Type", "json-file"}})}});
    if (spec.memory_bytes != 0) {
        // Without swap, as on Fargate.
        host.set("Memory", spec.memory_bytes);
        host.set("MemorySwap", spec.memory_bytes);
    }
    if (spec.cpu_shares != 0) host.set("CpuShares", spec.cpu_shares);
    if (spec.process_limit != 0) host.set("PidsLimit", spec.process_limit);
    return Json::object({{"Image", image}, {"Entrypoint", list_of(spec.arguments)}, {"Env", list_of(spec.environment)},
                         {"WorkingDir", spec.working_directory}, {"User", spec.user}, {"Labels", labels()}, {"HostConfig", std::move(host)}});
}

Result<> Docker::try_start(const ContainerSpec& spec) {
    if (!spec.root_filesystem.empty()) {
        return fail("RuntimeFailure", "a folder of this machine is an image for runc alone (--tasks runc): " + spec.root_filesystem.string(), 500);
    }
    if (spec.layers.empty()) return fail("RuntimeFailure", "the image has no layer", 500);
    bool was_there = false;
    {
        const std::lock_guard lock(mutex_);
        const auto found = containers_.find(spec.id);
        was_there = found != containers_.end();
        if (was_there && !found->second.has_exited) return {};
    }
    if (!networks_.has(spec.task)) return fail("RuntimeFailure", "the task has no network", 500);
    if (was_there) drop(spec.id);
    auto image = image_of(spec.layers);
    if (!image) {
        const auto& said = image.error().message;
        return fail(image.error().code, said.starts_with(layer_failure) ? said : std::string(layer_failure) + said, 500);
    }
    BACKLOT_TRY(body, create_body(spec, *image));
    BACKLOT_CHECK(engine_.post("/containers/create?name=" + name_of(spec.id), body));
    if (auto started = engine_.post(path_of(spec.id) + "/start"); !started) {
        remove(name_of(spec.id));
        return std::unexpected(started.error());
    }
    // Before it is followed: its output and its end come after.
    listener_({.kind = Event::Kind::started, .container = spec.id});
    const std::lock_guard lock(mutex_);
    auto& container = containers_[spec.id];
    container.task = spec.task;
    container.follower = std::thread([this, id = spec.id] { follow(id); });
    return {};
}

void Docker::drop(const std::string& id) {
    std::thread follower;
    {
        const std::lock_guard lock(mutex_);
        const auto found = containers_.find(id);
        if (found == containers_.end()) return;
        found->second.is_dropped = true;
        follower = std::move(found->second.follower);
    }
    remove(name_of(id));
    if (follower.joinable()) follower.join();
    discard(folder_ / "containers" / id);
    const std::lock_guard lock(mutex_);
    containers_.erase(id);
}

// What it prints: frames of a head (the stream, and a length in the last four bytes) and that many bytes.
void Docker::read_output(const std::string& id) const {
    std::string waiting;
    (void)engine_.stream(path_of(id) + "/logs?follow=1&stdout=1&stderr=1", [&](std::string_view bytes) {
        waiting += bytes;
        std::string text;
        std::size_t at = 0;
        while (waiting.size() - at >= frame_head_bytes) {
            std::size_t size = 0;
            for (std::size_t i = 4; i < frame_head_bytes; ++i) size = size << 8 | static_cast<unsigned char>(waiting[at + i]);
            if (waiting.size() - at - frame_head_bytes < size) break;
            text.append(waiting, at + frame_head_bytes, size);
            at += frame_head_bytes + size;
        }
        waiting.erase(0, at);
        if (!text.empty()) listener_({.kind = Event::Kind::output, .container = id, .text = std::move(text)});
    });
}

// On a thread of its own, as long as the container runs.
void Docker::follow(const std::string& id) {
    read_output(id);
    Event over{.kind = Event::Kind::exited, .container = id, .exit_code = lost_exit_code};
    for (const auto end = std::chrono::steady_clock::now() + patience;;) {
        const auto waited = engine_.post(path_of(id) + "/wait");
        if (waited) {
            over.exit_code = static_cast<int>((*waited)["StatusCode"].to_int().value_or(lost_exit_code));
            const auto shown = engine_.get(path_of(id) + "/json");
            over.is_out_of_memory = shown && (*shown)["State"]["OOMKilled"] == Json(true);
            break;
        }
        // A daemon that starts again still has it; one that has no such container has lost it.
        if (waited.error().code != "RuntimeUnavailable" || std::chrono::steady_clock::now() > end) break;
        std::this_thread::sleep_for(100ms);
        const std::lock_guard lock(mutex_);
        if (containers_[id].is_dropped || is_ending_) break;
    }
    {
        const std::lock_guard lock(mutex_);
        auto& container = containers_[id];
        container.has_exited = true;
        if (container.is_dropped) return;
    }
    listener_(std::move(over));
}

void Docker::signal(std::string_view container, int number) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = containers_.find(container);
        if (found == containers_.end() || found->second.has_exited) return;
    }
    (void)engine_.post(path_of(container) + "/kill?signal=" + std::to_string(number));
}

void Docker::execute(std::string_view container, std::vector<std::string> arguments, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    starters_.post([this, id = std::string(container), arguments = std::move(arguments), deadline] {
        const auto made = engine_.post(path_of(id) + "/exec", Json::object({{"Cmd", list_of(arguments)}}));
        const auto number = made ? (*made)["Id"].string_or("") : "";
        const auto started = made ? engine_.post("/exec/" + number + "/start", Json::object({{"Detach", true}})) : made;
        if (!started) {
            listener_({.kind = Event::Kind::executed, .container = id, .exit_code = 126});
            return;
        }
        const std::lock_guard lock(mutex_);
        executions_.push_back({.container = id, .id = number, .deadline = deadline});
        has_execution_.notify_all();
    });
}

// How it ended; nothing while it runs.
std::optional<int> Docker::code_of(const Execution& one) const {
    const auto shown = engine_.get("/exec/" + one.id + "/json");
    if (!shown) return 126;
    if ((*shown)["Running"] == Json(false)) return static_cast<int>((*shown)["ExitCode"].to_int().value_or(126));
    if (std::chrono::steady_clock::now() < one.deadline) return std::nullopt;
    if (const auto process = (*shown)["Pid"].to_int().value_or(0); process > 1) ::kill(static_cast<pid_t>(process), SIGKILL);
    return late_exit_code;
}

void Docker::poll_executions() {
    std::unique_lock lock(mutex_);
    while (!is_ending_) {
        if (executions_.empty()) {
            has_execution_.wait(lock);
            continue;
        }
        auto running = std::exchange(executions_, {});
        lock.unlock();
        std::erase_if(running, [&](const Execution& one) {
            const auto code = code_of(one);
            if (code) listener_({.kind = Event::Kind::executed, .container = one.container, .exit_code = *code});
            return code.has_value();
        });
        lock.lock();
        executions_.insert(executions_.end(), running.begin(), running.end());
        if (!executions_.empty()) has_execution_.wait_for(lock, poll_interval);
    }
}

std::optional<Statistics> Docker::statistics(std::string_view container) const {
    {
        const std::lock_guard lock(mutex_);
        const auto found = containers_.find(container);
        if (found == containers_.end() || found->second.has_exited) return std::nullopt;
    }
    const auto shown = engine_.get(path_of(container) + "/stats?stream=false&one-shot=true");
    if (!shown) return std::nullopt;
    const auto number = [](const Json& value) { return static_cast<std::uint64_t>(value.to_int().value_or(0)); };
    Statistics statistics;
    statistics.memory_bytes = number((*shown)["memory_stats"]["usage"]);
    statistics.cpu_nanoseconds = number((*shown)["cpu_stats"]["cpu_usage"]["total_usage"]);
    statistics.processes = number((*shown)["pids_stats"]["current"]);
    return statistics;
}

}  // namespace backlot::runtime
