// OnDemandRuntime: the runtime of this machine, tried and opened when the first task wants it: finding out what a machine lets one do
// takes many times as long as the rest of a start.
//
// Thread-safe.
#pragma once

#include <mutex>

#include "runtime/runtime.h"

namespace backlot::library {

// What runs containers: the first of several that this machine lets run.
struct Backend {
    std::string name;  // "runc"
    std::function<runtime::Probe()> probe;
    std::function<Result<std::unique_ptr<runtime::Runtime>>(runtime::Listener)> open;
};

class OnDemandRuntime final : public runtime::Runtime {
  public:
    OnDemandRuntime(std::vector<Backend> backends, runtime::Listener listener) : backends_(std::move(backends)), listener_(std::move(listener)) {}

    // What this machine lets it do; opens it where it can. `missing` says why not, of each backend.
    const runtime::Probe& probe();

    [[nodiscard]] std::string_view name() const override;
    [[nodiscard]] Result<> open_task(std::string_view task, const runtime::Attachment& attachment) override;
    void close_task(std::string_view task) override;
    [[nodiscard]] std::vector<runtime::OpenTask> open_tasks(std::string_view network) const override;
    [[nodiscard]] Result<> set_firewall(std::string_view task, const runtime::Firewall& firewall) override;
    [[nodiscard]] Result<int> listen(std::string_view network, std::string_view address, std::uint16_t port) override;
    [[nodiscard]] Result<int> listen_datagrams(std::string_view network, std::string_view address, std::uint16_t port) override;
    void start(runtime::ContainerSpec spec) override;
    void signal(std::string_view container, int number) override;
    void execute(std::string_view container, std::vector<std::string> arguments, std::chrono::milliseconds limit) override;
    [[nodiscard]] std::optional<runtime::Statistics> statistics(std::string_view container) const override;

  private:
    [[nodiscard]] runtime::Runtime* opened() const;

    std::vector<Backend> backends_;
    runtime::Listener listener_;
    mutable std::mutex mutex_;  // of all below
    std::optional<runtime::Probe> probe_;
    std::unique_ptr<runtime::Runtime> real_;
};

}  // namespace backlot::library
