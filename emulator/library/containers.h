// Containers: the runtime of a Backlot, what it says carried to the services as events, and the way from inside a private
// network to the server.
//
// An event goes to every service that has a follow-up of the name "container-event", as JSON: kind (started, failed, exited,
// output, executed), container, exitCode, isOutOfMemory, text. Output is cut at the ends of lines.
//
// Thread-safe.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "kernel/kernel.h"
#include "library/clockwork.h"
#include "library/firewalls.h"
#include "library/name_server.h"
#include "library/on_demand_runtime.h"
#include "runtime/runtime.h"

namespace backlot {
struct BacklotOptions;
}

namespace backlot::library {

class Containers {
  public:
    using Listen = std::function<Result<>(int socket, std::string network)>;

    // Fails where the options ask for a runtime that this machine does not let run.
    [[nodiscard]] static Result<std::unique_ptr<Containers>> open(const BacklotOptions& options, kernel::Kernel& kernel,
                                                                  Clockwork& clockwork);
    // Ends the containers.
    ~Containers();
    Containers(const Containers&) = delete;
    Containers& operator=(const Containers&) = delete;

    // The server, once it is there; it is heard in the networks of the tasks that run already, too. Null: nobody any more.
    void serve_networks(Listen listen);
    // The services hear that a state was opened again ("server-started"), before anything else happens: no container of
    // before runs any more.
    void tell_start();
    // What the runtime says from now on is dropped: called before those end who listen.
    void stop_listening();
    [[nodiscard]] std::string status() const;

  private:
    Containers(kernel::Kernel& kernel, Clockwork& clockwork);
    void hear(const runtime::Event& event);
    void tell(const std::string& event);
    [[nodiscard]] std::vector<std::string> listeners_of(std::string_view follow_up) const;
    Result<> open_network(const std::string& network);
    void change_network(const std::string& network, const std::string& task);
    Result<> listen_in(const std::string& network);  // under the mutex

    kernel::Kernel& kernel_;
    Clockwork& clockwork_;
    std::shared_ptr<kernel::Tasks> tasks_;
    std::unique_ptr<OnDemandRuntime> runtime_;
    std::filesystem::path own_folder_;  // taken away at the end; empty: in the state
    std::mutex mutex_;                  // of all below
    std::map<std::string, std::string> unfinished_lines_;  // by container
    std::map<std::string, bool> networks_;  // by name: whether the server listens in it
    // With the first network; the firewalls where this machine has nftables.
    std::unique_ptr<NameServer> names_;
    std::unique_ptr<Firewalls> firewalls_;
    Listen listen_;
    bool is_listening_ = true;
};

}  // namespace backlot::library
