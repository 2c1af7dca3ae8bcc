#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace backlot {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::string_view base64_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view base64_url_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view base32_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

constexpr auto unreserved = [] {
    std::array<bool, 256> is{};
    for (const char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"))
        is[static_cast<unsigned char>(c)] = true;
    return is;
}();

// Groups of `bits` bits, most significant first.
std::string encode_bits(std::string_view bytes, std::string_view digits, unsigned bits) {
    std::string text;
    text.reserve((bytes.size() * 8 + bits - 1) / bits + 4);
    std::uint32_t held = 0;
    unsigned count = 0;
    for (const char c : bytes) {
        held = (held << 8) | static_cast<unsigned char>(c);
        count += 8;
        while (count >= bits) {
            count -= bits;
            text.push_back(digits[(held >> count) & ((1u << bits) - 1)]);
        }
    }
    if (count > 0) text.push_back(digits[(held << (bits - count)) & ((1u << bits) - 1)]);
    return text;
}

std::optional<std::string> decode_base64(std::string_view text, std::string_view digits) {
    while (!text.empty() && text.back() == '=') text.remove_suffix(1);
    if (text.size() % 4 == 1) return std::nullopt;
    std::array<std::int8_t, 256> values;
    values.fill(-1);
    for (std::size_t i = 0; i < digits.size(); ++i) {
        values[static_cast<unsigned char>(digits[i])] = static_cast<std::int8_t>(i);
    }
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    unsigned count = 0;
    for (const char c : text) {
        const int value = values[static_cast<unsigned char>(c)];
        if (value < 0) return std::nullopt;
        held = (held << 6) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<char>((held >> count) & 0xff));
        }
    }
    return bytes;
}

}  // namespace

bool is_unreserved(char c) { return unreserved[static_cast<unsigned char>(c)]; }

std::string hex(std::string_view bytes) {
    std::string text(bytes.size() * 2, '0');
    char* out = text.data();
    for (const char c : bytes) {
        *out++ = hex_digits[static_cast<unsigned char>(c) >> 4];
        *out++ = hex_digits[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hex_value(text[i]);
        const int low = hex_value(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        bytes.push_back(static_cast<char>(high * 16 + low));
    }
    return bytes;
}

std::string base64(std::string_view bytes) {
    auto text = encode_bits(bytes, base64_digits, 6);
    while (text.size() % 4 != 0) text.push_back('=');
    return text;
}

std::optional<std::string> from_base64(std::string_view text) { return decode_base64(text, base64_digits); }
std::string base64_url(std::string_view bytes) { return encode_bits(bytes, base64_url_digits, 6); }
std::optional<std::string> from_base64_url(std::string_view text) { return decode_base64(text, base64_url_digits); }
std::string base32(std::string_view bytes) { return encode_bits(bytes, base32_digits, 5); }

std::string uri_encode(std::string_view text, Slash slash) {
    constexpr std::string_view upper = "0123456789ABCDEF";
    const auto is_kept = [slash](char c) { return is_unreserved(c) || (c == '/' && slash == Slash::kept); };
    // Most texts need no encoding, or little: what is kept is copied by runs.
    std::string out;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_kept(c)) continue;
        if (out.empty()) out.reserve(text.size() + 32);
        out.append(text, from, i - from);
        out.push_back('%');
        out.push_back(upper[static_cast<unsigned char>(c) >> 4]);
        out.push_back(upper[static_cast<unsigned char>(c) & 15]);
        from = i + 1;
    }
    out.append(text, from);
    return out;
}

std::string uri_decode(std::string_view text, Plus plus) {
    // Two searches of one byte each are many times faster than one for either.
    auto percent = text.find('%');
    auto blank = plus == Plus::is_space ? text.find('+') : text.npos;
    if (std::min(percent, blank) == text.npos) return std::string(text);
    std::string out;
    out.reserve(text.size());
    std::size_t from = 0;
    while (std::min(percent, blank) != text.npos) {
        if (blank < percent) {
            out.append(text, from, blank - from).push_back(' ');
            from = blank + 1;
            blank = text.find('+', from);
            continue;
        }
        if (percent + 2 < text.size() && hex_value(text[percent + 1]) >= 0 && hex_value(text[percent + 2]) >= 0) {
            out.append(text, from, percent - from);
            out.push_back(static_cast<char>(hex_value(text[percent + 1]) * 16 + hex_value(text[percent + 2])));
            from = percent + 3;
        }  // a percent sign that starts nothing stays
        percent = text.find('%', std::max(from, percent + 1));
    }
    out.append(text, from);
    return out;
}

void append_digits(std::string& out, std::uint64_t value, std::size_t width) {
    std::array<char, 20> digits;
    std::size_t count = 0;
    do {
        digits[count++] = static_cast<char>('0' + value % 10);
        value /= 10;
    } while (value > 0);
    for (; width > count; --width) out.push_back('0');
    while (count > 0) out.push_back(digits[--count]);
}

std::string to_lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::string to_upper(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return out;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trim(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

bool is_valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        std::size_t extra = 0;
        std::uint32_t point = 0;
        if (lead < 0x80) {
            ++i;
            continue;
        }
        if ((lead & 0xE0) == 0xC0) extra = 1, point = lead & 0x1Fu;
        else if ((lead & 0xF0) == 0xE0) extra = 2, point = lead & 0x0Fu;
        else if ((lead & 0xF8) == 0xF0) extra = 3, point = lead & 0x07u;
        else return false;
        if (text.size() - i <= extra) return false;
        for (std::size_t k = 1; k <= extra; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80) return false;
            point = (point << 6) | (next & 0x3Fu);
        }
        constexpr std::array<std::uint32_t, 4> least{0, 0x80, 0x800, 0x10000};
        if (point < least[extra] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return false;
        i += extra + 1;
    }
    return true;
}

}  // namespace backlot
