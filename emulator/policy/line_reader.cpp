#include "policy/line_reader.h"

#include <algorithm>
#include <charconv>

#include "base/encoding.h"
#include "text/json.h"

namespace backlot::policy {

char LineReader::peek() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
    return at_ < text_.size() && !failed_ ? text_[at_] : '\0';
}

bool LineReader::take(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
}

std::string_view LineReader::value() {
    static_cast<void>(peek());
    const auto start = at_;
    skip(0);
    return failed_ ? std::string_view{} : text_.substr(start, at_ - start);
}

std::string_view LineReader::string(std::string& room) {
    if (peek() != '"') {
        fail();
        return {};
    }
    const auto start = at_;
    skip_string();
    if (failed_) return {};
    const auto quoted = text_.substr(start, at_ - start);
    const auto inner = quoted.substr(1, quoted.size() - 2);
    if (inner.find('\\') == inner.npos) return inner;
    const auto decoded = Json::parse(quoted);
    if (!decoded) {
        fail();
        return {};
    }
    room = decoded->as_string();
    return room;
}

void LineReader::skip(int depth) {
    if (depth > depth_limit) return fail();
    switch (peek()) {
        case '{':
            ++at_;
            if (take('}')) return;
            do {
                if (peek() != '"') return fail();
                skip_string();
                if (!take(':')) return fail();
                skip(depth + 1);
            } while (!failed_ && take(','));
            if (!take('}')) fail();
            return;
        case '[':
            ++at_;
            if (take(']')) return;
            do {
                skip(depth + 1);
            } while (!failed_ && take(','));
            if (!take(']')) fail();
            return;
        case '"': return skip_string();
        case 't': return skip_word("true");
        case 'f': return skip_word("false");
        case 'n': return skip_word("null");
        default: return skip_number();
    }
}

std::optional<unsigned> LineReader::hex() {
    unsigned value = 0;
    const auto digits = text_.substr(std::min(at_, text_.size()), 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || end != digits.data() + 4) return std::nullopt;
    at_ += 4;
    return value;
}

// Behind "\\u": a code unit of UTF-16, the first half of a pair with its second.
bool LineReader::skip_unit() {
    const auto unit = hex();
    if (!unit) return false;
    if (*unit < 0xD800 || *unit > 0xDFFF) return true;
    if (*unit > 0xDBFF || text_.substr(at_, 2) != "\\u") return false;
    at_ += 2;
    const auto second = hex();
    return second && *second >= 0xDC00 && *second <= 0xDFFF;
}

void LineReader::skip_string() {
    const auto start = ++at_;
    bool is_ascii = true;
    while (at_ < text_.size()) {
        const auto c = static_cast<unsigned char>(text_[at_++]);
        if (c == '"') {
            if (!is_ascii && !is_valid_utf8(text_.substr(start, at_ - start))) fail();
            return;
        }
        if (c >= 0x80) is_ascii = false;
        if (c < 0x20) return fail();
        if (c != '\\') continue;
        if (at_ >= text_.size()) return fail();
        const char escape = text_[at_++];
        if (escape == 'u') {
            if (!skip_unit()) return fail();
        } else if (std::string_view("\"\\/bfnrt").find(escape) == std::string_view::npos) {
            return fail();
        }
    }
    fail();
}

void LineReader::skip_number() {
    const auto digits = [&] {
        const auto start = at_;
        while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') ++at_;
        return at_ - start;
    };
    const auto next_is = [&](char c) { return at_ < text_.size() && text_[at_] == c; };
    if (next_is('-')) ++at_;
    const bool is_zero = next_is('0');
    const auto count = digits();
    if (count == 0 || (is_zero && count > 1)) return fail();
    if (next_is('.')) {
        ++at_;
        if (digits() == 0) return fail();
    }
    if (next_is('e') || next_is('E')) {
        ++at_;
        if (next_is('+') || next_is('-')) ++at_;
        if (digits() == 0) return fail();
    }
}

void LineReader::skip_word(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return fail();
    at_ += word.size();
}

}  // namespace backlot::policy
