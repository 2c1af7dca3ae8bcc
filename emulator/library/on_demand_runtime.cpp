#include "library/on_demand_runtime.h"

namespace backlot::library {

const runtime::Probe& OnDemandRuntime::probe() {
    const std::lock_guard lock(mutex_);
    if (probe_) return *probe_;
    std::string missing;
    for (const auto& backend : backends_) {
        probe_ = backend.probe();
        if (probe_->missing.empty()) {
            auto made = backend.open(listener_);
            if (made) real_ = std::move(*made);
            else probe_->missing = made.error().message;
        }
        if (probe_->missing.empty()) return *probe_;
        missing += (missing.empty() ? "" : "; ") + backend.name + ": " + probe_->missing;
    }
    probe_->missing = missing;
    return *probe_;
}

std::string_view OnDemandRuntime::name() const {
    const auto* real = opened();
    return real == nullptr ? std::string_view{} : real->name();
}

runtime::Runtime* OnDemandRuntime::opened() const {
    const std::lock_guard lock(mutex_);
    return real_.get();
}

Result<> OnDemandRuntime::open_task(std::string_view task, const runtime::Attachment& attachment) {
    const auto& found = probe();
    auto* real = opened();
    if (real == nullptr) return fail("RuntimeUnavailable", "Containers cannot be run: " + found.missing, 500);
    return real->open_task(task, attachment);
}

void OnDemandRuntime::close_task(std::string_view task) {
    if (auto* real = opened()) real->close_task(task);
}

std::vector<runtime::OpenTask> OnDemandRuntime::open_tasks(std::string_view network) const {
    const auto* real = opened();
    return real == nullptr ? std::vector<runtime::OpenTask>{} : real->open_tasks(network);
}

Result<> OnDemandRuntime::set_firewall(std::string_view task, const runtime::Firewall& firewall) {
    auto* real = opened();
    return real == nullptr ? Result<>{} : real->set_firewall(task, firewall);
}

Result<int> OnDemandRuntime::listen(std::string_view network, std::string_view address, std::uint16_t port) {
    auto* real = opened();
    if (real == nullptr) return fail("NetworkUnavailable", "no task has run here yet", 500);
    return real->listen(network, address, port);
}

Result<int> OnDemandRuntime::listen_datagrams(std::string_view network, std::string_view address, std::uint16_t port) {
    auto* real = opened();
    if (real == nullptr) return fail("NetworkUnavailable", "no task has run here yet", 500);
    return real->listen_datagrams(network, address, port);
}

void OnDemandRuntime::start(runtime::ContainerSpec spec) {
    if (auto* real = opened()) real->start(std::move(spec));
}

void OnDemandRuntime::signal(std::string_view container, int number) {
    if (auto* real = opened()) real->signal(container, number);
}

void OnDemandRuntime::execute(std::string_view container, std::vector<std::string> arguments, std::chrono::milliseconds limit) {
    if (auto* real = opened()) real->execute(container, std::move(arguments), limit);
}

std::optional<runtime::Statistics> OnDemandRuntime::statistics(std::string_view container) const {
    const auto* real = opened();
    return real == nullptr ? std::nullopt : real->statistics(container);
}

}  // namespace backlot::library
