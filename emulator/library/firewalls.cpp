#include "library/firewalls.h"

#include <algorithm>

namespace backlot::library {

Firewalls::Firewalls(kernel::Kernel& kernel, runtime::Runtime& runtime) : kernel_(kernel), runtime_(runtime) {
    thread_ = std::thread([this] { run(); });
}

Firewalls::~Firewalls() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Firewalls::change(const std::string& network, const std::string& task) {
    if (!task.empty()) {
        const auto open = runtime_.open_tasks(network);
        const auto own = std::ranges::find(open, task, &runtime::OpenTask::task);
        if (own != open.end()) hold(network, *own);
    }
    const std::lock_guard lock(mutex_);
    changed_.insert(network);
    wake_.notify_all();
}

void Firewalls::run() {
    while (true) {
        std::string network;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return is_ending_ || !changed_.empty(); });
            if (is_ending_) return;
            network = *changed_.begin();
            changed_.erase(changed_.begin());
        }
        for (const auto& task : runtime_.open_tasks(network)) hold(network, task);
    }
}

void Firewalls::hold(const std::string& network, const runtime::OpenTask& task) {
    const auto firewall = kernel_.firewall(network, task.address);
    if (!firewall) return;
    const auto done = runtime_.set_firewall(task.task, *firewall);
    if (!done && kernel_.stage().log) kernel_.stage().log("the security groups of " + task.address + " in " + network + " are not enforced: " + done.error().message);
}

}  // namespace backlot::library
