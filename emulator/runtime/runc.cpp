// Containers by runc.
//
// A container's root is an overlay that is mounted in a mount namespace of its own, made before runc runs, so that the
// machine's table of mounts never shows it and nothing is left of it once the container has ended. Its first process
// becomes this process's child (PR_SET_CHILD_SUBREAPER), whose end one thread awaits for all containers by pidfd.
//
// Source: runc(8); kernel.org, overlayfs; pidfd_open(2); prctl(2).
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sstream>

#include "runtime/bundle.h"
#include "runtime/cgroup.h"
#include "runtime/leftovers.h"
#include "runtime/runc.h"
#include "text/json.h"

namespace backlot::runtime {

int open_pidfd(pid_t process) { return static_cast<int>(::syscall(SYS_pidfd_open, process, 0)); }

Runc::Runc(fs::path folder, Listener listener)
    : folder_(std::move(folder)), listener_(std::move(listener)), layers_(folder_ / "layers"),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), starters_(starter_count) {
    epoll_event event{.events = EPOLLIN, .data = {.u64 = 0}};
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, wake_.get(), &event);
    monitor_ = std::thread([this] { watch(); });
}

Runc::~Runc() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    starters_.end();
    const std::uint64_t one = 1;
    (void)!::write(wake_.get(), &one, sizeof one);
    monitor_.join();
    for (const auto& [id, container] : containers_) {
        (void)run(runc({"delete", "--force", id}));
        if (!container.has_exited) (void)wait_for(container.process);
        discard(bundle(id));
    }
}

void Runc::add_watch(int descriptor, Watch watch) {
    const auto key = static_cast<std::uint64_t>(descriptor) + 1;
    watches_.insert_or_assign(key, std::move(watch));
    epoll_event event{.events = EPOLLIN, .data = {.u64 = key}};
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, descriptor, &event);
}

void Runc::drop_watch(int descriptor) {
    if (descriptor < 0) return;
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, descriptor, nullptr);
    watches_.erase(static_cast<std::uint64_t>(descriptor) + 1);
}

void Runc::close_task(std::string_view task) {
    starters_.post([this, task = std::string(task)] {
        std::vector<std::string> ended;
        {
            const std::lock_guard lock(mutex_);
            for (auto& [id, container] : containers_) {
                if (container.task != task) continue;
                drop_watch(container.output.get());
                drop_watch(container.exit.get());
                ended.push_back(id);
            }
        }
        for (const auto& id : ended) {
            (void)run(runc({"delete", "--force", id}));
            discard(bundle(id));
        }
        discard(volumes(task));
        networks_.close(task);
        const std::lock_guard lock(mutex_);
        for (const auto& id : ended) {
            if (const auto found = containers_.find(id); found != containers_.end() && !found->second.has_exited) {
                (void)wait_for(found->second.process);
            }
            containers_.erase(id);
        }
    });
}

void Runc::start(ContainerSpec spec) {
    starters_.post([this, spec = std::move(spec)] { start_now(spec); });
}

void Runc::start_now(const ContainerSpec& spec) {
    if (auto started = try_start(spec); !started) {
        discard(bundle(spec.id));
        listener_({.kind = Event::Kind::failed, .container = spec.id, .text = started.error().message});
    }
}

Result<> Runc::make_volumes(ContainerSpec& spec) const {
    for (auto& bind : spec.binds) {
        if (!bind.source.empty()) continue;
        bind.source = volumes(spec.task) / bind.name;
        std::error_code error;
        fs::create_directories(bind.source, error);
        if (error) return fail("RuntimeFailure", bind.source.string() + ": " + error.message(), 500);
    }
    return {};
}

// A container that has exited may be started again under its id.
void Runc::forget_exited(const std::string& id) {
    {
        const std::lock_guard lock(mutex_);
        const auto found = containers_.find(id);
        if (found == containers_.end() || !found->second.has_exited) return;
        drop_watch(found->second.output.get());
        drop_watch(found->second.exit.get());
        containers_.erase(found);
    }
    (void)run(runc({"delete", "--force", id}));
}

Result<> Runc::try_start(const ContainerSpec& asked) {
    auto spec = asked;
    forget_exited(spec.id);
    BACKLOT_CHECK(make_volumes(spec));
    std::vector<fs::path> lower;  // the topmost first
    for (const auto& layer : spec.layers) {
        auto place = layers_.unpacked(layer);
        if (!place) return fail(place.error().code, std::string(layer_failure) + place.error().message, 500);
        lower.insert(lower.begin(), *std::move(place));
    }
    if (!spec.root_filesystem.empty()) lower.push_back(spec.root_filesystem);
    if (lower.empty()) return fail("RuntimeFailure", "the image has no layer", 500);
    auto output = make_pipe();
    ::fcntl(output.read.get(), F_SETFL, O_NONBLOCK);
    BACKLOT_TRY(process, run_container(spec, lower, output.write.get()));
    output.write.close();
    Descriptor exit(open_pidfd(process));
    if (!exit) return fail("RuntimeFailure", std::string("pidfd_open: ") + std::strerror(errno), 500);
    // Before it is watched: its output and its end come after.
    listener_({.kind = Event::Kind::started, .container = spec.id});
    const std::lock_guard lock(mutex_);
    auto& container = containers_[spec.id];
    container.task = spec.task;
    container.process = process;
    container.exit = std::move(exit);
    container.output = std::move(output.read);
    add_watch(container.output.get(), {Watched::output, spec.id});
    add_watch(container.exit.get(), {Watched::exit, spec.id});
    return {};
}

Result<pid_t> Runc::run_container(const ContainerSpec& spec, const std::vector<fs::path>& lower, int output) {
    const auto folder = bundle(spec.id);
    discard(folder);
    std::error_code error;
    for (const char* part : {"upper", "work", "root"}) fs::create_directories(folder / part, error);
    if (error) return fail("RuntimeFailure", folder.string() + ": " + error.message(), 500);
    BACKLOT_TRY(identity, find_identity(spec.user, lower));
    BundlePlace place{.folder = folder, .network_namespace = {}, .cgroup = cgroup(spec.id)};
    const int own = networks_.namespace_of(spec.task);
    if (own < 0) return fail("RuntimeFailure", "the task has no network", 500);
    place.network_namespace = "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(own);
    BACKLOT_CHECK(write_bundle(spec, identity, place));
    BACKLOT_TRY(options, overlay_options(lower, folder));
    const auto root = (folder / "root").string();
    const auto log = (folder / "log.json").string();
    const auto pid_file = (folder / "pid").string();
    Command command{.arguments = {"runc", "--root", (folder_ / "runc").string(), "--log", log, "--log-format", "json", "run",
                                  "--detach", "--pid-file", pid_file, "--bundle", folder.string(), spec.id},
                    .output = output};
    command.prepare = [&] {
        return ::unshare(CLONE_NEWNS) == 0 && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
               ::mount("overlay", root.c_str(), "overlay", 0, options.c_str()) == 0;
    };
    BACKLOT_TRY(started, spawn(command));
    const int code = wait_for(started);
    if (code == 126) return fail("RuntimeFailure", "the overlay of the image's layers could not be mounted", 500);
    if (code != 0) {
        // runc's own words: the last line of its log.
        std::string said = "runc ended with " + std::to_string(code);
        std::istringstream lines(read_file(log));
        for (std::string line; std::getline(lines, line);) {
            if (const auto parsed = Json::parse(line); parsed && parsed->find("msg") != nullptr) said = (*parsed)["msg"].string_or(said);
        }
        (void)run(runc({"delete", "--force", spec.id}));
        return fail("RuntimeFailure", said, 500);
    }
    return static_cast<pid_t>(number_in(pid_file));
}

void Runc::signal(std::string_view container, int number) {
    const std::lock_guard lock(mutex_);
    const auto found = containers_.find(container);
    if (found == containers_.end() || found->second.has_exited) return;
    ::syscall(SYS_pidfd_send_signal, found->second.exit.get(), number, nullptr, 0);
}

void Runc::execute(std::string_view container, std::vector<std::string> arguments, std::chrono::milliseconds limit) {
    std::string number;
    {
        const std::lock_guard lock(mutex_);
        number = std::to_string(++execution_count_);
    }
    const auto pid_file = bundle(container) / ("exec-" + number);
    arguments.insert(arguments.begin(), {"exec", "--pid-file", pid_file.string(), std::string(container)});
    const auto started = spawn({.arguments = runc(std::move(arguments))});
    if (!started) {
        listener_({.kind = Event::Kind::executed, .container = std::string(container), .exit_code = 126});
        return;
    }
    const std::lock_guard lock(mutex_);
    auto& execution = executions_[number];
    execution = {.container = std::string(container), .process = *started, .exit = Descriptor(open_pidfd(*started)),
                 .pid_file = pid_file,
                 .deadline = std::chrono::steady_clock::now() + limit};
    add_watch(execution.exit.get(), {Watched::execution, number});
    const std::uint64_t one = 1;
    (void)!::write(wake_.get(), &one, sizeof one);  // its deadline may be the next
}

std::optional<Statistics> Runc::statistics(std::string_view container) const {
    const std::lock_guard lock(mutex_);
    const auto found = containers_.find(container);
    if (found == containers_.end() || found->second.has_exited) return std::nullopt;
    const auto group = cgroup(container);
    Statistics statistics;
    statistics.memory_bytes = number_in(cgroup_file(group, "memory", "memory.usage_in_bytes", "memory.current"));
    statistics.processes = number_in(cgroup_file(group, "pids", "pids.current", "pids.current"));
    statistics.cpu_nanoseconds = number_in(cgroup_file(group, "cpuacct", "cpuacct.usage", "backlot-has-none"));
    if (statistics.cpu_nanoseconds == 0) {
        statistics.cpu_nanoseconds = 1000 * field_in(cgroup_file(group, "cpu", "cpu.stat", "cpu.stat"), "usage_usec");
    }
    return statistics;
}

Result<std::unique_ptr<Runtime>> open_runc(const fs::path& folder, Listener listener) {
    std::error_code error;
    for (const char* part : {"layers", "containers", "runc"}) fs::create_directories(folder / part, error);
    if (error) return fail("RuntimeUnavailable", folder.string() + ": " + error.message(), 500);
    end_leftovers(folder);
    fs::create_directories(folder / "containers", error);
    if (::prctl(PR_SET_CHILD_SUBREAPER, 1) != 0) {
        return fail("RuntimeUnavailable", std::string("PR_SET_CHILD_SUBREAPER: ") + std::strerror(errno), 500);
    }
    return std::make_unique<Runc>(folder, std::move(listener));
}

}  // namespace backlot::runtime
