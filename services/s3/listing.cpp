#include "services/s3/listing.h"

#include <algorithm>
#include <limits>

#include "base/encoding.h"
#include "services/s3/errors.h"
#include "store/key.h"

namespace backlot::s3 {

namespace {

// All keys that begin with `prefix`, as a range of the table's keys.
std::string start_of(std::uint16_t table, std::string_view bucket, std::string_view prefix) {
    std::string from = store::make_key(table, bucket);
    const std::string whole = store::make_key(table, bucket, prefix);
    from = whole.substr(0, whole.size() - 2);  // without the end mark of the text: it is a prefix
    return from;
}

}  // namespace

void walk(const store::View& view, std::uint16_t table, const Walk& walk, const std::optional<std::string>& from_row,
          const Walker& walker) {
    std::string from = start_of(table, walk.bucket, walk.prefix);
    const std::string to = store::after_prefix(from);
    if (from_row) {
        from = std::max(from, *from_row);
    } else if (!walk.after.empty()) {
        from = std::max(from, store::after_prefix(store::make_key(table, walk.bucket, walk.after)));
    }
    if (from >= to) return;
    auto cursor = view.scan(from, to);
    while (cursor->valid()) {
        const std::string row_key(cursor->key());
        store::KeyReader reader(row_key);
        (void)reader.text();
        const std::string key = reader.text();
        if (!walk.delimiter.empty()) {
            const auto cut = key.find(walk.delimiter, walk.prefix.size());
            if (cut != std::string::npos) {
                const auto common = key.substr(0, cut + walk.delimiter.size());
                if (common > walk.after && !walker.on_prefix(common)) return;
                cursor->seek(store::after_prefix(start_of(table, walk.bucket, common)));
                continue;
            }
        }
        if (!walker.on_row(key, row_key, cursor->value())) return;
        cursor->next();
    }
}

Result<std::int64_t> page_size(const std::optional<std::int64_t>& asked, std::string_view name) {
    if (!asked) return page_limit;
    if (*asked < 0 || *asked > std::numeric_limits<std::int32_t>::max()) {
        return errors::invalid_argument("Argument " + std::string(name) + " must be an integer between 0 and 2147483647",
                                        name, std::to_string(*asked));
    }
    return std::min(*asked, page_limit);
}

Result<> check_encoding(const std::optional<std::string>& encoding) {
    if (!encoding || *encoding == "url") return {};
    return errors::invalid_argument("Invalid Encoding Method specified in Request", "encoding-type", *encoding);
}

std::string shown_key(std::string_view key, const std::optional<std::string>& encoding) {
    return encoding ? uri_encode(key, Slash::kept) : std::string(key);
}

}  // namespace backlot::s3
