// DiskBranch: the state on disk. Handlers run one after another; their write sets are committed in groups, so that
// many small writes share a commit (and an fsync, if durable).
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>

#include "store/branch.h"
#include "store/disk_view.h"

namespace backlot::store {

// Writes that share a commit.
class Commit {
    friend class DiskBranch;
    Overlay changes_;
    bool is_done_ = false;
    Result<> outcome_ = {};
};

class DiskBranch final : public Branch {
  public:
    DiskBranch(std::shared_ptr<Disk> disk, bool durable)
        : disk_(std::move(disk)), durable_(durable), newest_(disk_), filling_(std::make_shared<Commit>()) {}

    std::shared_ptr<const View> snapshot() override;
    Result<std::shared_ptr<Commit>> begin_write(const std::function<Result<>(WriteSet&)>& change) override;
    Result<> end_write(const std::shared_ptr<Commit>& commit) override;
    std::shared_ptr<Branch> fork() override;
    std::uint64_t revision() const override;

  private:
    void commit_waiting(std::unique_lock<std::mutex>& lock);
    Result<> apply(const Overlay& changes);

    const std::shared_ptr<Disk> disk_;
    const bool durable_;
    const DiskView newest_;
    std::mutex mutex_;
    std::condition_variable finished_;
    std::shared_ptr<Commit> filling_;     // what the next commit takes
    std::shared_ptr<Commit> committing_;  // what is on its way; null: nothing
};

}  // namespace backlot::store
