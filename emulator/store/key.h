// Keys whose bytes sort as their parts do: a table's id, then texts and numbers.
//
// A number is eight bytes, big-endian; an identifier of a table two. A text has 0x00 escaped as 0x00 0xFF and ends in
// 0x00 0x01, so "a" sorts before "a\0" and before "ab". The last text of a key may be raw: no escape, no end mark.
// Golden bytes: docs/formats/store.md.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace backlot::store {

class KeyWriter {
  public:
    explicit KeyWriter(std::uint16_t table_id);

    KeyWriter& text(std::string_view part);
    KeyWriter& raw_text_last(std::string_view part);  // nothing may follow
    KeyWriter& number(std::uint64_t part);

    // What Table's helpers take: texts and unsigned numbers, in any mix.
    KeyWriter& part(std::string_view value) { return text(value); }
    template <std::unsigned_integral T>
    KeyWriter& part(T value) {
        return number(value);
    }

    [[nodiscard]] const std::string& str() const { return bytes_; }
    operator std::string_view() const { return bytes_; }

  private:
    std::string bytes_;
};

// Takes a key apart in the order in which it was written. Reading past the end or off the form throws Failure.
class KeyReader {
  public:
    explicit KeyReader(std::string_view key);

    [[nodiscard]] std::uint16_t table_id() const { return table_id_; }
    [[nodiscard]] std::string text();
    [[nodiscard]] std::uint64_t number();
    [[nodiscard]] std::string_view raw_rest() const { return rest_; }
    [[nodiscard]] bool at_end() const { return rest_.empty(); }
    // The first part, a text, wherever the reader stands.
    [[nodiscard]] std::string first() const { return KeyReader(key_).text(); }
    [[nodiscard]] std::string_view bytes() const { return key_; }

  private:
    std::string_view key_;
    std::string_view rest_;
    std::uint16_t table_id_ = 0;
};

// The first key after all that begin with `prefix`: the end of a range. Empty where there is none (all 0xFF).
[[nodiscard]] std::string after_prefix(std::string_view prefix);
// The first key after `key` itself: key and a 0x00.
[[nodiscard]] std::string after_key(std::string_view key);

template <class... Parts>
[[nodiscard]] std::string make_key(std::uint16_t table_id, const Parts&... parts) {
    KeyWriter writer(table_id);
    (writer.part(parts), ...);
    return writer.str();
}

}  // namespace backlot::store
