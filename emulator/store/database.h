// Database: the rows on disk, in one LMDB map: the only place that sees LMDB.
//
// A stored value is the CRC32C of key and value (four bytes, little-endian), then the value: LMDB itself answers "not
// found" from a damaged page, and a Deny could vanish. Reading transactions last as long as one look-up or one batch;
// there is one writer at a time. Readers throw Failure on damage.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "store/view.h"

struct MDB_env;
struct MDB_txn;

namespace backlot::store {

class Database {
  public:
    // Told of each row before it changes, with the number of the commit that is to come.
    using Overwrites = std::function<void(std::uint64_t commit, std::string_view key, std::optional<std::string> old)>;

    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::filesystem::path& folder,
                                                                std::size_t map_limit_bytes);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] std::optional<std::string> get(std::string_view key) const;

    struct Batch {
        std::vector<Row> rows;
        bool at_end = false;  // the range has no more
    };
    // The first `limit` rows of from <= key < to; an empty `to` is the end.
    [[nodiscard]] Batch first(std::string_view from, std::string_view to, std::size_t limit) const;
    // The last `limit` rows of the range, last one first.
    [[nodiscard]] Batch last(std::string_view from, std::string_view to, std::size_t limit) const;

    // Applies all of it or nothing; gives the number of the newest commit, which is the one before
    // where nothing changed. Fails with ServiceUnavailable on a full disk.
    [[nodiscard]] Result<std::uint64_t> commit(const Overlay& changes, const Overwrites& overwrites);
    [[nodiscard]] Result<> sync();
    // The number of the newest commit.
    [[nodiscard]] std::uint64_t newest() const;

  private:
    class Reading;

    Database() = default;
    Result<> apply(MDB_txn* transaction, const Overlay& changes, const Overwrites& overwrites) const;

    MDB_env* environment_ = nullptr;
    unsigned table_ = 0;
    mutable std::mutex mutex_;
    mutable std::vector<MDB_txn*> idle_;  // reset reading transactions, to be renewed
};

}  // namespace backlot::store
