// Journal: append-only segments of entries, outside the state, kept within a bound of bytes.
//
// A segment also holds the policy documents that its entries name, so that dropping the oldest segment drops exactly
// what nothing names any more. On disk below <state>/journal (docs/formats/journal.md), or the same segments in
// memory. Thread-safe. Entries are found and followed as soon as they are appended, and outlive the process from then on.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "journal/entry.h"

namespace backlot::journal {

struct Options {
    std::filesystem::path folder = {};                       // empty: in memory
    std::uint64_t retention_bytes = std::uint64_t{256} << 20;  // of all segments; in memory take less
    std::uint64_t segment_bytes = std::uint64_t{8} << 20;      // at most a quarter of the retention is used
};

class Journal {
  public:
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(const Options& options);
    virtual ~Journal() = default;

    // Gives the entry's sequence number, from 1 on.
    virtual std::uint64_t append(Entry entry) = 0;
    // Keeps a policy's text under its content hash, for entries appended after it. Cheap where it is kept already.
    // `names` are the hashes of documents that this one names: they are kept for as long as it is.
    virtual void add_document(std::string_view hash, std::string_view text, const std::vector<std::string>& names = {}) = 0;
    [[nodiscard]] virtual bool has_document(std::string_view hash) const = 0;
    // The same for several: which of them are kept, a bit for each from the lowest.
    [[nodiscard]] virtual unsigned has_documents(std::initializer_list<std::string_view> hashes) const = 0;
    [[nodiscard]] virtual std::optional<std::string> find_document(std::string_view hash) const = 0;

    // Tries again what a full disk had no room for: until then it waits in memory, bounded as all entries are, by the
    // retention. Nothing to do at other times. Fails with ServiceUnavailable where the disk is full still.
    virtual Result<> flush() = 0;

    // The entry of that request; the newest where an id was used again.
    [[nodiscard]] virtual std::optional<Entry> find(std::string_view request_id) const = 0;
    // The newest `count` entries, oldest first.
    [[nodiscard]] virtual std::vector<Entry> tail(std::size_t count) const = 0;
    // Up to `limit` entries with a sequence above `sequence`, oldest first: how a reader follows.
    [[nodiscard]] virtual std::vector<Entry> after(std::uint64_t sequence, std::size_t limit) const = 0;
    // Waits until there is an entry above `sequence`, at most `timeout`; false where there is none.
    [[nodiscard]] virtual bool wait_after(std::uint64_t sequence, std::chrono::milliseconds timeout) const = 0;
    // The sequence of the newest entry, 0 before the first.
    [[nodiscard]] virtual std::uint64_t newest() const = 0;

    // Segments in which opening met bytes that are no frame (a torn end, or damage); what came before is kept.
    [[nodiscard]] virtual std::size_t damaged_segments() const = 0;
};

}  // namespace backlot::journal
