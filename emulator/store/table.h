// Table: rows of one record type under keys of texts and numbers.
//
//     inline constexpr store::Table<Queue> queues{64, "queues"};   // key: account, region, name
//     const auto queue = store::find(view, queues, account, region, name);
//     store::put(writes, queues, *queue, account, region, name);
//     store::scan(view, queues, [&](const Queue& queue) { ... }, account, region);   // all of one region
//
// Ids: 0 to 15 belong to store and work, 16 to 63 to identity, from 64 on to services, each with a range of its own.
// A row is the table's version, then the record. Reads throw Failure on damage or on a version this build does not
// know.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "store/key.h"
#include "store/record.h"
#include "store/view.h"

namespace backlot::store {

template <class Record>
struct Table {
    std::uint16_t id;
    std::string_view name;
    std::uint16_t version = 1;
};

// The record's bytes behind the version; throws Failure where the version is newer than the table's.
[[nodiscard]] std::string_view strip_version(std::string_view row, std::uint16_t version, std::string_view table);

template <class Record>
[[nodiscard]] Record decode_row(const Table<Record>& table, std::string_view row) {
    return decode<Record>(strip_version(row, table.version, table.name));
}

template <class Record>
[[nodiscard]] std::string encode_row(const Table<Record>& table, const Record& record) {
    Encoder out;
    out.number(table.version);
    encode_record(out, record);
    return out.take();
}

template <class Record, class... Parts>
[[nodiscard]] std::string key_of(const Table<Record>& table, const Parts&... parts) {
    return make_key(table.id, parts...);
}

template <class Record, class... Parts>
[[nodiscard]] std::optional<Record> find(const View& view, const Table<Record>& table, const Parts&... key) {
    const auto row = view.get(key_of(table, key...));
    if (!row) return std::nullopt;
    return decode_row(table, *row);
}

template <class Record, class... Parts>
[[nodiscard]] bool contains(const View& view, const Table<Record>& table, const Parts&... key) {
    return view.get(key_of(table, key...)).has_value();
}

template <class Record, class... Parts>
void put(WriteSet& writes, const Table<Record>& table, const std::type_identity_t<Record>& record,
         const Parts&... key) {
    writes.put(key_of(table, key...), encode_row(table, record));
}

template <class Record, class... Parts>
void erase(WriteSet& writes, const Table<Record>& table, const Parts&... key) {
    writes.erase(key_of(table, key...));
}

// Erases every row whose key begins with the parts.
template <class Record, class... Parts>
void erase_all(WriteSet& writes, const Table<Record>& table, const Parts&... prefix) {
    const auto from = key_of(table, prefix...);
    writes.erase_range(from, after_prefix(from));
}

// Calls visit(KeyReader, Record) for the rows of from <= key < to; visit may return false to stop.
template <class Record, class Visit>
void scan_range(const View& view, const Table<Record>& table, std::string_view from, std::string_view to,
                Visit&& visit) {
    for (auto cursor = view.scan(from, to); cursor->valid(); cursor->next()) {
        const std::string key(cursor->key());
        using Answer = decltype(visit(KeyReader(key), decode_row(table, cursor->value())));
        if constexpr (std::is_same_v<Answer, bool>) {
            if (!visit(KeyReader(key), decode_row(table, cursor->value()))) return;
        } else {
            visit(KeyReader(key), decode_row(table, cursor->value()));
        }
    }
}

// The same for the rows whose key begins with the parts, in order.
template <class Record, class Visit, class... Parts>
void scan_keyed(const View& view, const Table<Record>& table, Visit&& visit, const Parts&... prefix) {
    const auto from = key_of(table, prefix...);
    scan_range(view, table, from, after_prefix(from), std::forward<Visit>(visit));
}

// The same without keys: visit(Record).
template <class Record, class Visit, class... Parts>
void scan(const View& view, const Table<Record>& table, Visit&& visit, const Parts&... prefix) {
    scan_keyed(view, table, [&](const KeyReader&, const Record& record) { return visit(record); }, prefix...);
}

// The last row whose key begins with the parts.
template <class Record, class... Parts>
[[nodiscard]] std::optional<Record> last(const View& view, const Table<Record>& table, const Parts&... prefix) {
    const auto from = key_of(table, prefix...);
    const auto row = view.last(from, after_prefix(from));
    if (!row) return std::nullopt;
    return decode_row(table, row->value);
}

}  // namespace backlot::store
