#include "store/disk_branch.h"

#include "store/failure.h"
#include "store/map_branch.h"

namespace backlot::store {

std::shared_ptr<const View> DiskBranch::snapshot() {
    auto token = disk_->lineage->enter();
    return std::make_shared<DiskView>(disk_, std::move(token));
}

std::shared_ptr<Branch> DiskBranch::fork() {
    auto base = std::make_shared<DiskView>(disk_, disk_->lineage->enter());
    auto token = disk_->lineage->enter_like(base->token());
    const auto number = disk_->undo.visible();
    return std::make_shared<MapBranch>(disk_->lineage, std::move(token), std::move(base), Overlay{}, number);
}

std::uint64_t DiskBranch::revision() const { return disk_->undo.visible(); }

Result<std::shared_ptr<Commit>> DiskBranch::begin_write(const std::function<Result<>(WriteSet&)>& change) {
    const std::lock_guard lock(mutex_);
    // A handler sees the rows on disk, what is on its way there, and what waits. While it runs no other commit can
    // begin, and one that ends meanwhile changes nothing: the same changes lie above the rows and in them.
    const auto underway = committing_;
    const WriteSet below(&newest_, underway ? underway->changes_ : Overlay{});
    WriteSet writes(underway ? static_cast<const View*>(&below) : &newest_, filling_->changes_);
    BACKLOT_CHECK(guarded([&] { return change(writes); }));
    if (!writes.is_changed()) return nullptr;
    filling_->changes_ = writes.overlay();
    return filling_;
}

Result<> DiskBranch::end_write(const std::shared_ptr<Commit>& commit) {
    if (!commit) return {};
    std::unique_lock lock(mutex_);
    while (!commit->is_done_) {
        // What waits is either underway or the next to go.
        if (!committing_) commit_waiting(lock);
        else finished_.wait(lock);
    }
    return commit->outcome_;
}

void DiskBranch::commit_waiting(std::unique_lock<std::mutex>& lock) {
    committing_ = std::exchange(filling_, std::make_shared<Commit>());
    const auto group = committing_;
    lock.unlock();
    auto outcome = apply(group->changes_);
    lock.lock();
    committing_.reset();
    group->is_done_ = true;
    if (!outcome) {
        // Whoever ran meanwhile saw changes that never came to be.
        const auto built_on_it = std::exchange(filling_, std::make_shared<Commit>());
        built_on_it->is_done_ = true;
        built_on_it->outcome_ = outcome;
    }
    group->outcome_ = std::move(outcome);
    finished_.notify_all();
}

Result<> DiskBranch::apply(const Overlay& changes) {
    std::uint64_t recorded = 0;
    const auto number = disk_->database->commit(
        changes, [&](std::uint64_t commit, std::string_view key, std::optional<std::string> old) {
            recorded = commit;
            disk_->undo.record(commit, key, std::move(old));
        });
    if (!number) {
        disk_->undo.withdraw(recorded);
        return fail(number.error());
    }
    // LMDB gives a commit that changed nothing (an erased row that was not there) no number: the next one gets it.
    if (*number == disk_->undo.visible()) {
        disk_->undo.withdraw(recorded);
        return {};
    }
    // Durable first, visible then: nobody reads what a power cut could take back.
    auto synced = durable_ ? disk_->database->sync() : Result<>{};
    disk_->undo.publish(*number);
    return synced;
}

}  // namespace backlot::store
