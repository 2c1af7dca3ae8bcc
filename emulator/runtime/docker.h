// Docker: containers by a Docker Engine on this machine. Included by docker.cpp and docker_container.cpp alone.
//
// A task is a container that does nothing, without a network of Docker's: its namespace is hung on the task's private network as
// runc's are, and the task's containers join it. So addresses, credentials, names and firewalls are the same for both.
#pragma once

#include <sys/socket.h>

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "runtime/docker_engine.h"
#include "runtime/jobs.h"
#include "runtime/runtime.h"
#include "runtime/task_networks.h"

namespace backlot::runtime {

class Docker final : public Runtime {
  public:
    Docker(const std::filesystem::path& socket, std::filesystem::path folder, Listener listener);
    ~Docker() override;

    // Ends what a predecessor left, and loads what every task needs.
    [[nodiscard]] Result<> prepare();

    [[nodiscard]] std::string_view name() const override { return "docker"; }
    [[nodiscard]] Result<> open_task(std::string_view task, const Attachment& attachment) override;
    void close_task(std::string_view task) override;
    [[nodiscard]] std::vector<OpenTask> open_tasks(std::string_view network) const override { return networks_.in(network); }
    [[nodiscard]] Result<> set_firewall(std::string_view task, const Firewall& firewall) override {
        return networks_.set_firewall(task, firewall);
    }
    [[nodiscard]] Result<int> listen(std::string_view network, std::string_view address, std::uint16_t port) override {
        return networks_.listen(network, address, port, SOCK_STREAM);
    }
    [[nodiscard]] Result<int> listen_datagrams(std::string_view network, std::string_view address, std::uint16_t port) override {
        return networks_.listen(network, address, port, SOCK_DGRAM);
    }
    void start(ContainerSpec spec) override;
    void signal(std::string_view container, int number) override;
    void execute(std::string_view container, std::vector<std::string> arguments, std::chrono::milliseconds limit) override;
    [[nodiscard]] std::optional<Statistics> statistics(std::string_view container) const override;

  private:
    struct Container {
        std::string task;
        std::thread follower;
        bool has_exited = false;
        bool is_dropped = false;  // nobody wants to hear of it any more
    };
    struct Execution {
        std::string container;
        std::string id;  // the engine's
        std::chrono::steady_clock::time_point deadline;
    };

    Result<> try_start(const ContainerSpec& asked);
    Result<std::string> image_of(const std::vector<Layer>& layers);
    Result<Json> create_body(const ContainerSpec& spec, const std::string& image) const;
    void follow(const std::string& id);
    void read_output(const std::string& id) const;
    void drop(const std::string& id);  // ends it and forgets it
    void poll_executions();
    [[nodiscard]] std::optional<int> code_of(const Execution& one) const;
    void end_leftovers() const;
    // Takes a container away, or remembers it where the daemon is not there.
    void remove(const std::string& name);
    void remove_forgotten();

    [[nodiscard]] std::string name_of(std::string_view what) const { return "backlot-" + mark_ + "-" + std::string(what); }
    [[nodiscard]] std::string path_of(std::string_view what) const { return "/containers/" + name_of(what); }
    [[nodiscard]] Json labels() const;

    std::filesystem::path folder_;
    std::string mark_;  // of the folder: what is this runtime's own bears it
    Listener listener_;
    Engine engine_;
    TaskNetworks networks_;
    mutable std::mutex mutex_;  // of all below
    std::mutex loading_;        // one image is loaded at a time
    std::set<std::string> images_;
    std::vector<std::string> unremoved_;  // names of containers
    std::map<std::string, Container, std::less<>> containers_;
    std::vector<Execution> executions_;
    std::condition_variable has_execution_;
    bool is_ending_ = false;
    Jobs starters_;
    std::thread executions_poller_;
};

}  // namespace backlot::runtime
