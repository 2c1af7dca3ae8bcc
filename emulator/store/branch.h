// Branch: a line of the state's history: the state itself, or a fork of it that goes its own way.
//
// Thread-safe. Writes to one branch are serialised. A fork costs one pointer, whatever the size of the state, and
// its depth stays one. Forks live in memory and end with the process; the parent goes on writing durably, and what
// it overwrites while forks or snapshots live is kept aside for them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "base/error.h"
#include "store/view.h"

namespace backlot::store {

// What a write waits for: a commit that it may share with others.
class Commit;

class Branch {
  public:
    virtual ~Branch() = default;

    // The state as it is now, unmoved by later writes. Keep it for a call, not for longer than a fork would live.
    [[nodiscard]] virtual std::shared_ptr<const View> snapshot() = 0;

    // Runs `change` on the newest state and commits what it wrote; where it fails, nothing is written and its
    // Error is returned. On success the data survives the death of the process (and of the machine, if durable).
    // `change` runs under the branch's lock: it must not write to or fork this branch.
    // Fails with ServiceUnavailable (503) on a full disk, StateDamaged on a damaged row. Writes that were waiting
    // for the same commit fail with it.
    [[nodiscard]] Result<> write(const std::function<Result<>(WriteSet&)>& change) {
        BACKLOT_TRY(commit, begin_write(change));
        return end_write(commit);
    }

    // The two halves of write(). Between them other writes may join the same commit, and nobody but they sees what
    // was written. Whoever begins must end: a commit is made by those who wait for it. Null: there is nothing to wait for.
    [[nodiscard]] virtual Result<std::shared_ptr<Commit>> begin_write(const std::function<Result<>(WriteSet&)>& change) = 0;
    [[nodiscard]] virtual Result<> end_write(const std::shared_ptr<Commit>& commit) = 0;

    [[nodiscard]] virtual std::shared_ptr<Branch> fork() = 0;

    // Rises with every write that changed something.
    [[nodiscard]] virtual std::uint64_t revision() const = 0;
};

}  // namespace backlot::store
