// Segment: one file of the journal, or as much of it in memory: frames of entries and of policy documents.
//
// A frame is written whole or not at all as far as a reader can tell: it carries its length and a CRC32C, and reading
// a segment stops at the first one that does not hold. Layout: docs/formats/journal.md.
//
// What is added lies in a mapped part of the file at once, so that it outlives the process without a call to the system for each
// entry. The part is allocated before it is mapped: a full disk is an error there, and never a fault of the memory.
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

// A part of a file, mapped to be written.
class MappedPart {
  public:
    MappedPart() = default;
    MappedPart(MappedPart&& other) noexcept { *this = std::move(other); }
    MappedPart& operator=(MappedPart&& other) noexcept;
    ~MappedPart();
    // Makes room for `size` bytes from `offset` (multiples of a page) in the file. Fails with ServiceUnavailable on a full disk.
    [[nodiscard]] static Result<MappedPart> make(const store::File& file, std::uint64_t offset, std::size_t size);

    [[nodiscard]] std::uint64_t end() const { return offset_ + size_; }
    [[nodiscard]] char* at(std::uint64_t offset) const { return bytes_ + (offset - offset_); }

  private:
    char* bytes_ = nullptr;
    std::uint64_t offset_ = 0;
    std::size_t size_ = 0;
};

class Segment {
  public:
    // An empty one, whose first entry will be `first_sequence`. An empty `folder` keeps it in memory. Its file grows by
    // `step_bytes`, a multiple of a page.
    Segment(const std::filesystem::path& folder, std::uint64_t first_sequence, std::size_t step_bytes = 0);
    Segment(Segment&&) = default;
    Segment& operator=(Segment&&) = delete;
    ~Segment();
    // One that is there already.
    [[nodiscard]] static Result<Segment> read(const std::filesystem::path& path);
    [[nodiscard]] static std::optional<std::uint64_t> sequence_of(const std::filesystem::path& path);

    // `encoded`: the entry's record.
    void add_entry(std::string_view request_id, std::string_view encoded);
    void add_document(std::string_view hash, std::string_view text, const std::vector<std::string>& names);
    // Writes what waits. Fails with ServiceUnavailable on a full disk: it waits on.
    [[nodiscard]] Result<> flush();
    // Nothing more comes: gives back the room that is left.
    void close();
    void remove() const;
    [[nodiscard]] bool is_waiting() const { return !path_.empty() && !waiting_.empty(); }

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
    MappedPart room_;
    std::size_t step_bytes_ = 0;
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
