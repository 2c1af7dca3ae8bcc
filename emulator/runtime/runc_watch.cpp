// What becomes of containers: their output, their ends, and those of commands in them, on one thread.
//
// Source: pidfd_open(2); epoll(7).
#include <poll.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "runtime/cgroup.h"
#include "runtime/runc.h"

namespace backlot::runtime {

namespace {

constexpr std::size_t output_piece_bytes = 64 * 1024;
constexpr int timed_out_code = 124;                        // as timeout(1)

}  // namespace

void Runc::watch() {
    std::array<epoll_event, 64> events{};
    while (true) {
        int sleep_ms = -1;
        {
            const std::lock_guard lock(mutex_);
            if (is_ending_) return;
            for (const auto& [number, execution] : executions_) {
                const auto left = std::chrono::ceil<std::chrono::milliseconds>(execution.deadline - std::chrono::steady_clock::now());
                const int left_ms = static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60'000));
                sleep_ms = sleep_ms < 0 ? left_ms : std::min(sleep_ms, left_ms);
            }
        }
        const int count = ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), sleep_ms);
        std::vector<std::uint64_t> ready;
        for (int i = 0; i < count; ++i) ready.push_back(events[static_cast<std::size_t>(i)].data.u64);
        turn(ready);
    }
}

void Runc::turn(const std::vector<std::uint64_t>& ready) {
    for (const auto key : ready) {
        if (key == 0) {
            std::uint64_t value = 0;
            (void)!::read(wake_.get(), &value, sizeof value);
            continue;
        }
        std::optional<Watch> watch;
        {
            const std::lock_guard lock(mutex_);
            if (const auto found = watches_.find(key); found != watches_.end()) watch = found->second;
        }
        if (!watch) continue;
        switch (watch->kind) {
            case Watched::output: read_output(watch->name); break;
            case Watched::exit: take_exit(watch->name); break;
            case Watched::execution: take_execution(watch->name, false); break;
        }
    }
    std::vector<std::string> late;
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [number, execution] : executions_) {
            if (execution.deadline <= std::chrono::steady_clock::now()) late.push_back(number);
        }
    }
    for (const auto& number : late) take_execution(number, true);
}

void Runc::read_output(const std::string& container) {
    std::string piece(output_piece_bytes, '\0');
    ssize_t got = 0;
    {
        const std::lock_guard lock(mutex_);
        const auto found = containers_.find(container);
        if (found == containers_.end() || !found->second.output) return;
        got = ::read(found->second.output.get(), piece.data(), piece.size());
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) {
            drop_watch(found->second.output.get());
            found->second.output.close();
        }
    }
    if (got <= 0) return;
    piece.resize(static_cast<std::size_t>(got));
    listener_({.kind = Event::Kind::output, .container = container, .text = std::move(piece)});
}

void Runc::take_exit(const std::string& container) {
    // With the first process all others of its namespace have ended: what is in the pipe is all there is.
    while (true) {
        {
            const std::lock_guard lock(mutex_);
            const auto found = containers_.find(container);
            if (found == containers_.end()) return;
            if (!found->second.output) break;
            pollfd waiting{.fd = found->second.output.get(), .events = POLLIN, .revents = 0};
            if (::poll(&waiting, 1, 0) <= 0) break;
        }
        read_output(container);
    }
    Event event{.kind = Event::Kind::exited, .container = container};
    {
        const std::lock_guard lock(mutex_);
        const auto found = containers_.find(container);
        if (found == containers_.end() || found->second.has_exited) return;
        drop_watch(found->second.exit.get());
        found->second.has_exited = true;
        event.exit_code = wait_for(found->second.process);
    }
    const auto group = cgroup(container);
    event.is_out_of_memory = field_in(cgroup_file(group, "memory", "memory.oom_control", "memory.events"), "oom_kill") > 0;
    listener_(std::move(event));
}

void Runc::take_execution(const std::string& number, bool is_late) {
    Event event{.kind = Event::Kind::executed};
    {
        const std::lock_guard lock(mutex_);
        const auto found = executions_.find(number);
        if (found == executions_.end()) return;
        auto& execution = found->second;
        drop_watch(execution.exit.get());
        event.container = execution.container;
        if (is_late) {
            ::kill(execution.process, SIGKILL);
            (void)wait_for(execution.process);
            // The command is this process's child now, and its container cannot end before it is waited for.
            if (const auto command = static_cast<pid_t>(number_in(execution.pid_file)); command > 0) {
                ::kill(command, SIGKILL);
                (void)wait_for(command);
            }
            event.exit_code = timed_out_code;
        } else {
            event.exit_code = wait_for(execution.process);
        }
        std::error_code error;
        fs::remove(execution.pid_file, error);
        executions_.erase(found);
    }
    listener_(std::move(event));
}

}  // namespace backlot::runtime
