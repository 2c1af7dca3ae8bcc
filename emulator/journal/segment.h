// Segment: one file of the journal, or as much of it in memory: frames of entries and of policy documents.
//
// A frame is written whole or not at all as far as a reader can tell: it carries its length and a CRC32C, and reading
// a segment stops at the first one that does not hold. Layout: docs/formats/journal.md.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "journal/entry.h"
#include "store/file.h"

namespace backlot::journal {

// A policy's text, or a manifest with the hashes of the texts that it names.
struct Document {
    std::string hash;
    std::string text;
    std::vector<std::string> names;
    static constexpr auto fields() {
        return std::tuple{store::field<1>(&Document::hash), store::field<2>(&Document::text),
                          store::field<3>(&Document::names)};
    }
};

class Segment {
  public:
    // An empty one, whose first entry will be `first_sequence`. An empty `folder` keeps it in memory.
    Segment(const std::filesystem::path& folder, std::uint64_t first_sequence);
    // One that is there already.
    [[nodiscard]] static Result<Segment> read(const std::filesystem::path& path);
    [[nodiscard]] static std::optional<std::uint64_t> sequence_of(const std::filesystem::path& path);

    void add_entry(const Entry& entry);
    void add_document(std::string_view hash, std::string_view text, const std::vector<std::string>& names);
    [[nodiscard]] Result<> flush();
    void remove() const;

    [[nodiscard]] std::uint64_t first_sequence() const { return first_sequence_; }
    [[nodiscard]] std::uint64_t end_sequence() const { return first_sequence_ + entries_.size(); }
    [[nodiscard]] std::uint64_t size_bytes() const { return written_ + waiting_.size(); }
    [[nodiscard]] bool is_damaged() const { return is_damaged_; }

    [[nodiscard]] std::optional<Entry> entry(std::uint64_t sequence) const;
    // The newest entry of that request.
    [[nodiscard]] std::optional<Entry> find(std::string_view request_id) const;
    [[nodiscard]] bool has_document(std::string_view hash) const { return documents_.contains(hash); }
    [[nodiscard]] std::optional<Document> document(std::string_view hash) const;

  private:
    struct Place {
        std::uint64_t offset;
        std::uint64_t request;  // a hash of the request id
    };

    void add_frame(char kind, std::uint64_t sequence, std::string_view payload);
    [[nodiscard]] std::optional<std::string> payload_at(std::uint64_t offset) const;
    void index(std::string_view bytes);

    std::filesystem::path path_;  // empty: in memory
    mutable store::File file_;
    std::uint64_t first_sequence_;
    std::uint64_t written_ = 0;  // bytes in the file
    std::string waiting_;        // bytes behind them
    std::vector<Place> entries_;
    struct HashOfHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view hash) const { return std::hash<std::string_view>{}(hash); }
    };
    std::unordered_map<std::string, std::uint64_t, HashOfHash, std::equal_to<>> documents_;  // hash -> offset
    bool is_damaged_ = false;
};

}  // namespace backlot::journal
