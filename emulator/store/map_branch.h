// MapBranch: a branch in memory: a fork over a snapshot, or a whole ephemeral state over nothing.
#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "store/branch.h"
#include "store/lineage.h"

namespace backlot::store {

class MapBranch final : public Branch {
  public:
    // The root of an ephemeral state: forks of it begin their own lineage.
    explicit MapBranch(std::shared_ptr<Lineage> lineage) : lineage_(std::move(lineage)) {}
    // A fork. `base` may be null (nothing underneath).
    MapBranch(std::shared_ptr<Lineage> lineage, Lineage::Token token, std::shared_ptr<const View> base, Overlay overlay,
              std::uint64_t revision)
        : lineage_(std::move(lineage)),
          token_(std::move(token)),
          base_(std::move(base)),
          overlay_(std::move(overlay)),
          revision_(revision) {}

    std::shared_ptr<const View> snapshot() override;
    Result<std::shared_ptr<Commit>> begin_write(const std::function<Result<>(WriteSet&)>& change) override;
    Result<> end_write(const std::shared_ptr<Commit>&) override { return {}; }
    std::shared_ptr<Branch> fork() override;
    std::uint64_t revision() const override;

  private:
    Lineage::Token enter();

    const std::shared_ptr<Lineage> lineage_;
    const std::optional<Lineage::Token> token_;
    const std::shared_ptr<const View> base_;
    std::mutex writing_;
    mutable std::mutex mutex_;  // of what follows
    Overlay overlay_;
    std::uint64_t revision_ = 0;
};

}  // namespace backlot::store
