// What a Backlot is made of. Included by library's own files only.
#pragma once

#include <atomic>
#include <memory>

#include "gateway/gateway.h"
#include "journal/journal.h"
#include "kernel/kernel.h"
#include "library/backlot.h"
#include "library/clockwork.h"
#include "library/containers.h"
#include "store/store.h"

namespace backlot {

// Shared by a Backlot and its forks.
struct Shared {
    BacklotOptions options;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<journal::Journal> journal;
    identity::Bundles bundles;
    std::string master_key;
    std::atomic<std::uint64_t> forks{0};
};

struct Backlot::Parts {
    std::shared_ptr<Shared> shared;
    std::shared_ptr<store::Branch> branch;
    std::shared_ptr<clock::Clock> clock;
    std::shared_ptr<kernel::Tasks> tasks = std::make_shared<kernel::Tasks>();
    std::uint64_t fork_number = 0;
    std::unique_ptr<kernel::Kernel> kernel;
    std::unique_ptr<gateway::Gateway> gateway;
    std::unique_ptr<library::Clockwork> clockwork;  // stops first: it uses all the others
    std::unique_ptr<library::Containers> containers;  // the first branch's alone

    Parts() = default;
    Parts(const Parts&) = delete;
    Parts& operator=(const Parts&) = delete;
    ~Parts() {
        if (containers) containers->stop_listening();
        if (clockwork) clockwork->stop();
        containers.reset();
    }
};

}  // namespace backlot
