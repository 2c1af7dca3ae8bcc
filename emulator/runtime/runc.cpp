// Containers by runc.
//
// A container's root is an overlay that is mounted in a mount namespace of its own, made before runc runs, so that the
// machine's table of mounts never shows it and nothing is left of it once the container has ended. Its first process
// becomes this process's child (PR_SET_CHILD_SUBREAPER), whose end one thread awaits for all containers by pidfd.
//
// Source: runc(8); kernel.org, overlayfs; pidfd_open(2); prctl(2).
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <deque>
#include <map>
#include <sstream>
#include <thread>

#include "base/assert.h"
#include "runtime/bundle.h"
#include "runtime/cgroup.h"
#include "runtime/layers.h"
#include "runtime/leftovers.h"
#include "runtime/network.h"
#include "runtime/process.h"
#include "runtime/runtime.h"
#include "text/json.h"

namespace backlot::runtime {

namespace {

namespace fs = std::filesystem;

constexpr int starter_count = 2;
constexpr std::size_t output_piece_bytes = 64 * 1024;
constexpr int timed_out_code = 124;                        // as timeout(1)

int open_pidfd(pid_t process) { return static_cast<int>(::syscall(SYS_pidfd_open, process, 0)); }

class Runc final : public Runtime {
  public:
    Runc(fs::path folder, Listener listener)
        : folder_(std::move(folder)), listener_(std::move(listener)), layers_(folder_ / "layers"),
          epoll_(::epoll_create1(EPOLL_CLOEXEC)), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
        epoll_event event{.events = EPOLLIN, .data = {.u64 = 0}};
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, wake_.get(), &event);
        monitor_ = std::thread([this] { watch(); });
        for (int i = 0; i < starter_count; ++i) starters_.emplace_back([this] { work(); });
    }
    ~Runc() override;

    [[nodiscard]] std::string_view name() const override { return "runc"; }
    [[nodiscard]] Result<> open_task(std::string_view task, const Attachment& attachment) override;
    void close_task(std::string_view task) override;
    [[nodiscard]] Result<int> listen(std::string_view network, std::string_view address, std::uint16_t port) override {
        return networks_.listen(std::string(network), std::string(address), port);
    }
    void start(ContainerSpec spec) override;
    void signal(std::string_view container, int number) override;
    void execute(std::string_view container, std::vector<std::string> arguments, std::chrono::milliseconds limit) override;
    [[nodiscard]] std::optional<Statistics> statistics(std::string_view container) const override;

  private:
    struct Container {
        std::string task;
        pid_t process = 0;
        Descriptor exit;    // a pidfd
        Descriptor output;
        bool has_exited = false;
    };
    struct Execution {
        std::string container;
        pid_t process = 0;
        Descriptor exit;
        fs::path pid_file;  // of the command itself, whose parent the process is
        std::chrono::steady_clock::time_point deadline;
    };
    enum class Watched { exit, output, execution };
    struct Watch {
        Watched kind;
        std::string name;  // a container's, or an execution's number
    };

    void work();
    void watch();
    void turn(const std::vector<std::uint64_t>& ready);
    void add_watch(int descriptor, Watch watch);  // under the mutex
    void drop_watch(int descriptor);
    void enqueue(std::function<void()> job);
    void start_now(const ContainerSpec& spec);
    Result<> make_volumes(ContainerSpec& spec) const;
    Result<> try_start(const ContainerSpec& asked);
    Result<pid_t> run_container(const ContainerSpec& spec, const std::vector<fs::path>& lower, int output);
    void read_output(const std::string& container);
    void take_exit(const std::string& container);
    void take_execution(const std::string& number, bool is_late);
    [[nodiscard]] fs::path bundle(std::string_view container) const { return folder_ / "containers" / container; }
    [[nodiscard]] fs::path volumes(std::string_view task) const { return folder_ / "volumes" / task; }
    [[nodiscard]] static std::string cgroup(std::string_view container) { return "/backlot/" + std::string(container); }
    [[nodiscard]] std::vector<std::string> runc(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), {"runc", "--root", (folder_ / "runc").string()});
        return arguments;
    }

    fs::path folder_;
    Listener listener_;
    LayerCache layers_;
    Networks networks_;
    Descriptor epoll_;
    Descriptor wake_;
    mutable std::mutex mutex_;  // of all below
    std::condition_variable has_job_;
    std::deque<std::function<void()>> jobs_;
    std::map<std::string, Descriptor, std::less<>> tasks_;
    std::map<std::string, Container, std::less<>> containers_;
    std::map<std::string, Execution, std::less<>> executions_;
    std::map<std::uint64_t, Watch> watches_;  // by descriptor number and one
    std::uint64_t execution_count_ = 0;
    bool is_ending_ = false;
    std::vector<std::thread> starters_;
    std::thread monitor_;
};

Runc::~Runc() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
        jobs_.clear();
    }
    has_job_.notify_all();
    for (auto& starter : starters_) starter.join();
    const std::uint64_t one = 1;
    (void)!::write(wake_.get(), &one, sizeof one);
    monitor_.join();
    for (const auto& [id, container] : containers_) {
        (void)run(runc({"delete", "--force", id}));
        if (!container.has_exited) (void)wait_for(container.process);
        discard(bundle(id));
    }
}

void Runc::enqueue(std::function<void()> job) {
    {
        const std::lock_guard lock(mutex_);
        if (is_ending_) return;
        jobs_.push_back(std::move(job));
    }
    has_job_.notify_one();
}

void Runc::work() {
    while (true) {
        std::function<void()> job;
        {
            std::unique_lock lock(mutex_);
            has_job_.wait(lock, [&] { return is_ending_ || !jobs_.empty(); });
            if (is_ending_) return;
            job = std::move(jobs_.front());
            jobs_.pop_front();
        }
        job();
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

Result<> Runc::open_task(std::string_view task, const Attachment& attachment) {
    BACKLOT_TRY(own, networks_.attach(attachment));
    const std::lock_guard lock(mutex_);
    tasks_.insert_or_assign(std::string(task), std::move(own));
    return {};
}

void Runc::close_task(std::string_view task) {
    enqueue([this, task = std::string(task)] {
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
        const std::lock_guard lock(mutex_);
        for (const auto& id : ended) {
            if (const auto found = containers_.find(id); found != containers_.end() && !found->second.has_exited) {
                (void)wait_for(found->second.process);
            }
            containers_.erase(id);
        }
        tasks_.erase(task);
    });
}

void Runc::start(ContainerSpec spec) {
    enqueue([this, spec = std::move(spec)] { start_now(spec); });
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

Result<> Runc::try_start(const ContainerSpec& asked) {
    auto spec = asked;
    BACKLOT_CHECK(make_volumes(spec));
    std::vector<fs::path> lower;  // the topmost first
    for (const auto& layer : spec.layers) {
        BACKLOT_TRY(place, layers_.unpacked(layer));
        lower.insert(lower.begin(), place);
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
    {
        const std::lock_guard lock(mutex_);
        const auto task = tasks_.find(spec.task);
        if (task == tasks_.end()) return fail("RuntimeFailure", "the task has no network", 500);
        place.network_namespace = "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(task->second.get());
    }
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

}  // namespace

Result<std::unique_ptr<Runtime>> open_runc(const fs::path& folder, Listener listener) {
    if (const auto probe = probe_runc(); !probe.missing.empty()) return fail("RuntimeUnavailable", probe.missing, 500);
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
