#include "runtime/task_networks.h"

#include <fcntl.h>

#include <cerrno>
#include <cstring>

namespace backlot::runtime {

Result<> TaskNetworks::open(std::string_view task, const Attachment& attachment, Descriptor own) {
    BACKLOT_TRY(attached, networks_.attach(attachment, std::move(own)));
    const std::lock_guard lock(mutex_);
    tasks_.insert_or_assign(std::string(task), Task{.network_namespace = std::move(attached), .network = attachment.network, .address = attachment.address});
    return {};
}

void TaskNetworks::close(std::string_view task) {
    const std::lock_guard lock(mutex_);
    if (const auto found = tasks_.find(task); found != tasks_.end()) tasks_.erase(found);
}

bool TaskNetworks::has(std::string_view task) const { return namespace_of(task) >= 0; }

int TaskNetworks::namespace_of(std::string_view task) const {
    const std::lock_guard lock(mutex_);
    const auto found = tasks_.find(task);
    return found == tasks_.end() ? -1 : found->second.network_namespace.get();
}

std::vector<OpenTask> TaskNetworks::in(std::string_view network) const {
    const std::lock_guard lock(mutex_);
    std::vector<OpenTask> open;
    for (const auto& [name, task] : tasks_) {
        if (task.network == network) open.push_back({.task = name, .address = task.address});
    }
    return open;
}

std::vector<std::string> TaskNetworks::all() const {
    const std::lock_guard lock(mutex_);
    std::vector<std::string> names;
    for (const auto& [name, task] : tasks_) names.push_back(name);
    return names;
}

Result<> TaskNetworks::set_firewall(std::string_view task, const Firewall& firewall) {
    std::shared_ptr<HeldFirewall> held;
    Descriptor own;
    {
        const std::lock_guard lock(mutex_);
        const auto found = tasks_.find(task);
        if (found == tasks_.end()) return {};
        held = found->second.firewall;
        own = Descriptor(::fcntl(found->second.network_namespace.get(), F_DUPFD_CLOEXEC, 0));
    }
    if (!own) return fail("NetworkUnavailable", std::strerror(errno), 500);
    return held->hold(own.get(), firewall);
}

Result<int> TaskNetworks::listen(std::string_view network, std::string_view address, std::uint16_t port, int kind) {
    return networks_.listen(std::string(network), std::string(address), port, kind);
}

}  // namespace backlot::runtime
