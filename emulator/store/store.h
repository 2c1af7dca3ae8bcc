// Store: the state of an emulator: on disk below one folder, or in memory alone.
//
// One process has a folder at a time. Opening checks what it finds before it touches anything.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "base/error.h"
#include "store/blob.h"
#include "store/branch.h"

namespace backlot::store {

inline constexpr std::uint32_t format_version = 1;

struct Options {
    std::filesystem::path path = {};  // empty: ephemeral, nothing touches the disk but large blobs, unlinked
    bool durable = false;             // every write survives a power cut, by an fsync for each group of writes
    std::size_t map_limit_bytes = std::size_t{1} << 40;  // how large the state may grow, blobs apart
};

class Store {
  public:
    // Fails with StateInUse (another process has it), StateFormatNewer, StateDamaged, StateUnavailable; the folder
    // is then as it was.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const Options& options);
    virtual ~Store() = default;

    [[nodiscard]] virtual const std::shared_ptr<Branch>& root() = 0;
    [[nodiscard]] virtual BlobStore& blobs() = 0;
    // Counts the starts of this state; 1 the first time.
    [[nodiscard]] virtual std::uint64_t epoch() const = 0;
    // Whether the start before this one did not end in order.
    [[nodiscard]] virtual bool was_unclean() const = 0;
    [[nodiscard]] virtual const std::filesystem::path& path() const = 0;  // empty: ephemeral
};

}  // namespace backlot::store
