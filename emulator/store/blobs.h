// The two BlobStores: on disk below a state's folder, and in memory (large ones in unlinked files).
#pragma once

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <string>

#include "store/blob.h"
#include "store/lineage.h"
#include "store/table.h"

namespace backlot::store {

struct KeptBlob {
    std::uint64_t uses = 0;
    static constexpr auto fields() { return std::tuple{field<1>(&KeptBlob::uses)}; }
};
struct ReleasedBlob {
    static constexpr auto fields() { return std::tuple{}; }
};

inline constexpr Table<KeptBlob> kept_blobs{1, "kept-blobs"};              // key: id
inline constexpr Table<ReleasedBlob> released_blobs{2, "released-blobs"};  // key: id

// What both share: waiting until nobody can name a released blob.
class SweptBlobs : public BlobStore {
  public:
    explicit SweptBlobs(std::shared_ptr<Lineage> lineage) : lineage_(std::move(lineage)) {}
    Result<std::size_t> sweep(Branch& root) override;

  protected:
    virtual Result<> remove(const BlobId& id) = 0;

  private:
    std::shared_ptr<Lineage> lineage_;
    std::mutex sweeping_;
    std::map<BlobId, std::uint64_t> seen_;  // released -> the lineage's moment when that was seen
};

class DiskBlobs final : public SweptBlobs {
  public:
    DiskBlobs(std::shared_ptr<Lineage> lineage, std::filesystem::path folder, std::uint64_t epoch, bool durable)
        : SweptBlobs(std::move(lineage)), folder_(std::move(folder)), epoch_(epoch), durable_(durable) {}

    Result<std::unique_ptr<BlobWriter>> create() override;
    Result<std::string> read(const BlobId& id, std::uint64_t offset, std::uint64_t length) override;
    Result<OpenBlob> open(const BlobId& id) override;

    // Whether this start made any blob: then there may be orphans among them.
    [[nodiscard]] bool has_created() const { return next_ > 1; }
    // Unlinks the blobs of an ended start that `root` does not keep. Stops early, unfinished, when asked to.
    Result<> reconcile(std::uint64_t epoch, Branch& root, const std::stop_token& stop) const;

  protected:
    Result<> remove(const BlobId& id) override;

  private:
    [[nodiscard]] Result<std::filesystem::path> path_of(const BlobId& id) const;

    const std::filesystem::path folder_;
    const std::uint64_t epoch_;
    const bool durable_;
    std::atomic<std::uint64_t> next_{1};
};

class MemoryBlobs final : public SweptBlobs {
  public:
    static constexpr std::size_t in_memory_limit_bytes = 1 << 20;

    explicit MemoryBlobs(std::shared_ptr<Lineage> lineage) : SweptBlobs(std::move(lineage)) {}

    Result<std::unique_ptr<BlobWriter>> create() override;
    Result<std::string> read(const BlobId& id, std::uint64_t offset, std::uint64_t length) override;
    Result<OpenBlob> open(const BlobId& id) override;

    struct Content {
        std::string bytes;
        File file;  // instead of `bytes`, for a large one
        std::uint64_t size = 0;
    };
    BlobId add(Content content);

  protected:
    Result<> remove(const BlobId& id) override;

  private:
    [[nodiscard]] Result<std::shared_ptr<const Content>> find(const BlobId& id);

    std::mutex mutex_;
    std::map<BlobId, std::shared_ptr<const Content>> contents_;
    std::uint64_t next_ = 1;
};

// "<epoch>-<number>" in hexadecimal.
[[nodiscard]] BlobId blob_id(std::uint64_t epoch, std::uint64_t number);

}  // namespace backlot::store
