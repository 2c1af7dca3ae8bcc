// Checking a state's file before LMDB opens it: LMDB trusts its pages, and a damaged one could crash it or hide rows.
//
// Reads the file only. Walks the pages as LMDB 0.9 lays them out (docs/formats/store.md) with every bound checked.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::store {

enum class Depth {
    head,  // meta pages, the file's size, and the row asked for
    full,  // every page and every row's checksum
};

struct Checked {
    std::uint64_t revision = 0;      // the newest commit
    std::uint64_t rows = 0;
    std::uint32_t meta_checksum = 0; // CRC32C of both meta pages
    std::uint64_t size_bytes = 0;
    std::optional<std::string> first_row;  // the value of the row `first_key`, which must be the first of all
};

// Fails with StateDamaged, or StateUnavailable where the file cannot be read.
[[nodiscard]] Result<Checked> check_file(const std::filesystem::path& file, std::string_view first_key, Depth depth);

}  // namespace backlot::store
