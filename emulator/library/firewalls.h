// Firewalls: what a service says may reach a task (kernel::ServiceEntry::firewall), held at the task's own address.
//
// Whoever changes what that is tells the network. The task that is about to start has its rules before its first process; the others
// follow at once, on a thread. Thread-safe.
#pragma once

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "kernel/kernel.h"
#include "runtime/runtime.h"

namespace backlot::library {

class Firewalls {
  public:
    Firewalls(kernel::Kernel& kernel, runtime::Runtime& runtime);
    ~Firewalls();
    Firewalls(const Firewalls&) = delete;
    Firewalls& operator=(const Firewalls&) = delete;

    // What may reach whom in the network has changed. A `task` that has none yet gets its rules before this returns.
    void change(const std::string& network, const std::string& task);

  private:
    void run();
    void hold(const std::string& network, const runtime::OpenTask& task);

    kernel::Kernel& kernel_;
    runtime::Runtime& runtime_;
    std::mutex mutex_;  // of all below
    std::condition_variable wake_;
    std::set<std::string> changed_;
    bool is_ending_ = false;
    std::thread thread_;
};

}  // namespace backlot::library
