// Walking a bucket's keys in order, with a prefix, a delimiter and a place to start behind.
//
// Keys that share what comes before a delimiter are answered as one common prefix and passed over with one seek, so
// that a page costs by its entries, whatever lies beneath them.
//
// Source: Amazon S3 API Reference (2006-03-01), ListObjectsV2; S3 User Guide, "Organizing objects using prefixes".
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "kernel/context.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

inline constexpr std::int64_t page_limit = 1'000;

struct Walk {
    std::string bucket;
    std::string prefix;
    std::string delimiter;
    std::string after;  // keys and common prefixes come behind it; empty: from the start
};

// A table keyed by bucket and key, then perhaps more: current, versions, uploads.
//
// on_prefix(prefix) and on_row(KeyReader behind the bucket, row) say whether to go on. `from_row` starts within the
// rows of key `after` instead of behind it: a key of the table.
struct Walker {
    std::function<bool(const std::string& prefix)> on_prefix;
    std::function<bool(const std::string& key, std::string_view row_key, std::string_view row)> on_row;
};
void walk(const store::View& view, std::uint16_t table, const Walk& walk, const std::optional<std::string>& from_row,
          const Walker& walker);

// What a listing's size may be. Fails with InvalidArgument.
[[nodiscard]] Result<std::int64_t> page_size(const std::optional<std::int64_t>& asked, std::string_view name);

// encoding-type. Fails with InvalidArgument.
[[nodiscard]] Result<> check_encoding(const std::optional<std::string>& encoding);
// A key as the answer has it: percent-encoded where asked.
[[nodiscard]] std::string shown_key(std::string_view key, const std::optional<std::string>& encoding);

}  // namespace backlot::s3
