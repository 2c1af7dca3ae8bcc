#include "store/blobs.h"
#include "store/disk_store.h"
#include "store/map_branch.h"

namespace backlot::store {
namespace {

class MemoryStore final : public Store {
  public:
    const std::shared_ptr<Branch>& root() override { return root_; }
    BlobStore& blobs() override { return blobs_; }
    std::uint64_t epoch() const override { return 1; }
    bool was_unclean() const override { return false; }
    const std::filesystem::path& path() const override { return path_; }

  private:
    const std::shared_ptr<Lineage> lineage_ = std::make_shared<Lineage>();
    const std::shared_ptr<Branch> root_ = std::make_shared<MapBranch>(lineage_);
    MemoryBlobs blobs_{lineage_};
    const std::filesystem::path path_;
};

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const Options& options) {
    if (options.path.empty()) return std::make_unique<MemoryStore>();
    return DiskStore::open(options);
}

}  // namespace backlot::store
