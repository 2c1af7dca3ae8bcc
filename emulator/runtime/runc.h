// Runc: the runtime of runc.cpp and runc_watch.cpp. Included by them alone.
#pragma once

#include <sys/socket.h>
#include <sys/types.h>

#include <map>
#include <mutex>
#include <thread>

#include "runtime/jobs.h"
#include "runtime/layers.h"
#include "runtime/process.h"
#include "runtime/runtime.h"
#include "runtime/task_networks.h"

namespace backlot::runtime {

namespace fs = std::filesystem;

[[nodiscard]] int open_pidfd(pid_t process);

class Runc final : public Runtime {
  public:
    Runc(fs::path folder, Listener listener);
    ~Runc() override;

    [[nodiscard]] std::string_view name() const override { return "runc"; }
    [[nodiscard]] Result<> open_task(std::string_view task, const Attachment& attachment) override { return networks_.open(task, attachment); }
    void close_task(std::string_view task) override;
    [[nodiscard]] Result<int> listen(std::string_view network, std::string_view address, std::uint16_t port) override {
        return networks_.listen(network, address, port, SOCK_STREAM);
    }
    [[nodiscard]] Result<int> listen_datagrams(std::string_view network, std::string_view address, std::uint16_t port) override {
        return networks_.listen(network, address, port, SOCK_DGRAM);
    }
    [[nodiscard]] std::vector<OpenTask> open_tasks(std::string_view network) const override { return networks_.in(network); }
    [[nodiscard]] Result<> set_firewall(std::string_view task, const Firewall& firewall) override {
        return networks_.set_firewall(task, firewall);
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

    void watch();
    void turn(const std::vector<std::uint64_t>& ready);
    void add_watch(int descriptor, Watch watch);  // under the mutex
    void drop_watch(int descriptor);
    void start_now(const ContainerSpec& spec);
    Result<> make_volumes(ContainerSpec& spec) const;
    void forget_exited(const std::string& id);
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
    TaskNetworks networks_;
    Descriptor epoll_;
    Descriptor wake_;
    mutable std::mutex mutex_;  // of all below
    std::map<std::string, Container, std::less<>> containers_;
    std::map<std::string, Execution, std::less<>> executions_;
    std::map<std::uint64_t, Watch> watches_;  // by descriptor number and one
    std::uint64_t execution_count_ = 0;
    bool is_ending_ = false;
    Jobs starters_;
    std::thread monitor_;
};

}  // namespace backlot::runtime
