// LineReader: walks JSON text without building a tree, so that documents already compiled cost a comparison.
//
// As strict as Json::parse (RFC 8259), save that member names may repeat. After a failure everything else fails.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backlot::policy {

class LineReader {
  public:
    static constexpr int depth_limit = 128;

    // A byte order mark at the start is passed over.
    explicit LineReader(std::string_view text) : text_(text), at_(text.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}

    [[nodiscard]] bool failed() const { return failed_; }
    [[nodiscard]] std::size_t position() const { return at_; }
    // The next byte that is no blank, or NUL at the end.
    [[nodiscard]] char peek();
    [[nodiscard]] bool at_end() { return peek() == '\0' && at_ >= text_.size(); }

    // Steps over a value and gives its text.
    std::string_view value();
    // A string, decoded; a view into the line where it needs no decoding, or else into `room`.
    std::string_view string(std::string& room);
    // Calls `member(name)` with the reader before each value, which it must read.
    template <class Member>
    void object(Member&& member) {
        if (!take('{')) return fail();
        if (take('}')) return;
        std::string room;
        do {
            const auto name = string(room);
            if (failed_ || !take(':')) return fail();
            member(name);
            if (failed_) return;
        } while (take(','));
        if (!take('}')) fail();
    }
    // Calls `item()` with the reader before each value.
    template <class Item>
    void array(Item&& item) {
        if (!take('[')) return fail();
        if (take(']')) return;
        do {
            item();
            if (failed_) return;
        } while (take(','));
        if (!take(']')) fail();
    }

  private:
    void fail() { failed_ = true; }
    bool take(char c);
    void skip(int depth);
    void skip_string();
    void skip_number();
    void skip_word(std::string_view word);
    bool skip_unit();
    std::optional<unsigned> hex();

    std::string_view text_;
    std::size_t at_;
    bool failed_ = false;
};

}  // namespace backlot::policy
