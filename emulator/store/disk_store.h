// DiskStore: a state below a folder: its lock, its header, its rows, its blobs.
//
// data.mdb rows · lock.mdb LMDB's table of readers · lock who has it · clean how it was left (absent while it is open)
// · blobs/ · journal/. docs/formats/store.md.
#pragma once

#include <memory>
#include <string>
#include <thread>

#include "store/blobs.h"
#include "store/check.h"
#include "store/disk_view.h"
#include "store/store.h"

namespace backlot::store {

// The row that says what the state is: the first of all.
struct Header {
    std::uint32_t format = format_version;
    std::uint64_t starts = 0;
    std::vector<std::uint64_t> unreconciled;  // starts that may have left blobs which nothing names
    Unknown unknown = {};
    static constexpr auto fields() {
        return std::tuple{field<1>(&Header::format), field<2>(&Header::starts), field<3>(&Header::unreconciled)};
    }
};

inline constexpr Table<Header> headers{0, "header"};  // key: "state"
[[nodiscard]] std::string header_key();

class DiskStore final : public Store {
  public:
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const Options& options);
    ~DiskStore() override;

    const std::shared_ptr<Branch>& root() override { return root_; }
    BlobStore& blobs() override { return *blobs_; }
    std::uint64_t epoch() const override { return header_.starts; }
    bool was_unclean() const override { return was_unclean_; }
    const std::filesystem::path& path() const override { return path_; }

  private:
    DiskStore(const Options& options, File lock) : path_(options.path), lock_(std::move(lock)) {}
    [[nodiscard]] Result<> check();
    [[nodiscard]] Result<> start(const Options& options);
    Result<> put_header();
    void reconcile(const std::stop_token& stop);
    [[nodiscard]] Result<> leave_mark() const;

    const std::filesystem::path path_;
    File lock_;
    Header header_;
    bool was_unclean_ = false;
    std::shared_ptr<Disk> disk_;
    std::shared_ptr<Branch> root_;
    std::unique_ptr<DiskBlobs> blobs_;
    std::jthread reconciling_;
};

}  // namespace backlot::store
