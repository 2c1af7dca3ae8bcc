// Context: the condition keys of one request with their values.
//
// Keys compare without regard to case, tag keys in them included. Every text lies in one buffer and entries are found
// by a hash of the lower-cased key, so that building and reading a context costs next to no allocations.
//
// Source: IAM User Guide, "IAM JSON policy elements: Condition", "Single-valued vs. multivalued context keys".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace backlot::policy {

// FNV-1a over the lower-cased key.
[[nodiscard]] std::uint64_t hash_key(std::string_view key);

enum class Arity : std::uint8_t { single, multi };

class Context {
  public:
    struct Entry {
        std::uint64_t hash = 0;
        std::uint32_t key_at = 0;
        std::uint32_t key_size = 0;
        std::uint32_t first_value = 0;
        std::uint32_t value_count = 0;
        Arity arity = Arity::single;
    };

    // Room for this many keys and bytes without another allocation.
    void reserve(std::size_t keys, std::size_t bytes);

    // Sets a key; a key already there is replaced. No values: the key counts as absent.
    void add(std::string_view key, std::string_view value);
    void add(std::string_view key, std::span<const std::string> values, Arity arity);
    void add(std::string_view key, std::span<const std::string_view> values, Arity arity);

    [[nodiscard]] const Entry* find(std::uint64_t hash, std::string_view key) const;
    [[nodiscard]] const Entry* find(std::string_view key) const { return find(hash_key(key), key); }
    [[nodiscard]] std::string_view key(const Entry& entry) const;
    [[nodiscard]] std::string_view value(const Entry& entry, std::uint32_t index) const;
    // The only value of a single-valued key, or an empty text.
    [[nodiscard]] std::string_view first(std::string_view key) const;
    // Every key and value, one behind the other.
    [[nodiscard]] std::string_view text() const { return text_; }
    [[nodiscard]] std::span<const Entry> entries() const { return entries_; }
    void clear();

  private:
    struct Piece {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };
    Entry& open(std::string_view key, Arity arity);
    Piece keep(std::string_view text);

    std::string text_;
    std::vector<Piece> values_;
    std::vector<Entry> entries_;
};

}  // namespace backlot::policy
