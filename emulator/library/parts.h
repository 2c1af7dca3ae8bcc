// What a Backlot is made of. Included by library's own files only.
#pragma once

#include <atomic>
#include <memory>

#include "gateway/gateway.h"
#include "journal/journal.h"
#include "kernel/kernel.h"
#include "library/backlot.h"
#include "library/clockwork.h"
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
    std::unique_ptr<library::Clockwork> clockwork;  // ends first: it uses all the others
};

}  // namespace backlot
