// LayerCache: image layers unpacked once each, as lower directories of an overlay.
//
// A layer is unpacked by a thread of its own whose root is the new folder, so that no name in it can reach outside; it
// takes its place by a rename, so a half one is never used. Thread-safe: two who want one layer unpack it once.
//
// Source: OCI Image Format Specification 1.1, "Image Layer Filesystem Changeset"; kernel.org, overlayfs, "whiteouts
// and opaque directories".
#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <set>

#include "base/error.h"
#include "runtime/runtime.h"

namespace backlot::runtime {

// What the text of a failure begins with where a layer of the image could not be unpacked: in Docker's words.
inline constexpr std::string_view layer_failure = "failed to register layer: ";
inline constexpr std::uint64_t layer_limit_bytes = 20ull << 30;  // Fargate's default ephemeral storage
inline constexpr std::uint64_t layer_limit_entries = 2'000'000;

class LayerCache {
  public:
    explicit LayerCache(std::filesystem::path folder) : folder_(std::move(folder)) {}
    // Where its files are. Fails with LayerInvalid for a tar that is damaged, too large, or holds a device or a name
    // that leads outside.
    [[nodiscard]] Result<std::filesystem::path> unpacked(const Layer& layer);

  private:
    std::filesystem::path folder_;
    std::mutex mutex_;
    std::condition_variable done_;
    std::set<std::string> under_way_;
};

}  // namespace backlot::runtime
