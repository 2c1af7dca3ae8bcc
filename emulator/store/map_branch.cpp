#include "store/map_branch.h"

#include "store/failure.h"

namespace backlot::store {
namespace {

class MapSnapshot final : public View {
  public:
    MapSnapshot(Lineage::Token token, std::shared_ptr<const View> base, Overlay overlay)
        : token_(std::move(token)), base_(std::move(base)), rows_(base_.get(), std::move(overlay)) {}

    std::optional<std::string> get(std::string_view key) const override { return rows_.get(key); }
    std::unique_ptr<Cursor> scan(std::string_view from, std::string_view to) const override {
        return rows_.scan(from, to);
    }
    std::optional<Row> last(std::string_view from, std::string_view to) const override { return rows_.last(from, to); }

  private:
    Lineage::Token token_;
    std::shared_ptr<const View> base_;
    WriteSet rows_;  // never written: reads of it are as safe as those of its map
};

}  // namespace

Lineage::Token MapBranch::enter() { return token_ ? lineage_->enter_like(*token_) : lineage_->enter(); }

std::shared_ptr<const View> MapBranch::snapshot() {
    // The token first: a release that this snapshot does not see yet must find it alive.
    auto token = enter();
    const std::lock_guard lock(mutex_);
    return std::make_shared<MapSnapshot>(std::move(token), base_, overlay_);
}

// Memory has no commit to wait for.
Result<std::shared_ptr<Commit>> MapBranch::begin_write(const std::function<Result<>(WriteSet&)>& change) {
    const std::lock_guard writing(writing_);
    WriteSet writes(base_.get(), [&] {
        const std::lock_guard lock(mutex_);
        return overlay_;
    }());
    BACKLOT_CHECK(guarded([&] { return change(writes); }));
    if (!writes.is_changed()) return nullptr;
    const std::lock_guard lock(mutex_);
    overlay_ = writes.overlay();
    ++revision_;
    return nullptr;
}

std::shared_ptr<Branch> MapBranch::fork() {
    auto token = enter();
    const std::lock_guard lock(mutex_);
    return std::make_shared<MapBranch>(lineage_, std::move(token), base_, overlay_, revision_);
}

std::uint64_t MapBranch::revision() const {
    const std::lock_guard lock(mutex_);
    return revision_;
}

}  // namespace backlot::store
