#include "store/key.h"

#include "store/failure.h"

namespace backlot::store {

KeyWriter::KeyWriter(std::uint16_t table_id) {
    bytes_.push_back(static_cast<char>(table_id >> 8));
    bytes_.push_back(static_cast<char>(table_id & 0xff));
}

KeyWriter& KeyWriter::text(std::string_view part) {
    for (const char byte : part) {
        bytes_.push_back(byte);
        if (byte == '\0') bytes_.push_back('\xff');
    }
    bytes_.append("\0\x01", 2);
    return *this;
}

KeyWriter& KeyWriter::raw_text_last(std::string_view part) {
    bytes_ += part;
    return *this;
}

KeyWriter& KeyWriter::number(std::uint64_t part) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes_.push_back(static_cast<char>((part >> shift) & 0xff));
    return *this;
}

KeyReader::KeyReader(std::string_view key) : key_(key), rest_(key) {
    if (key.size() < 2) throw_damaged("a key is shorter than a table's id");
    table_id_ = static_cast<std::uint16_t>(static_cast<unsigned char>(key[0]) << 8 | static_cast<unsigned char>(key[1]));
    rest_.remove_prefix(2);
}

std::string KeyReader::text() {
    std::string out;
    for (std::size_t i = 0; i + 1 < rest_.size(); ++i) {
        if (rest_[i] != '\0') {
            out.push_back(rest_[i]);
            continue;
        }
        const char mark = rest_[i + 1];
        if (mark == '\x01') {
            rest_.remove_prefix(i + 2);
            return out;
        }
        if (mark != '\xff') break;
        out.push_back('\0');
        ++i;
    }
    throw_damaged("a key has a text without an end");
}

std::uint64_t KeyReader::number() {
    if (rest_.size() < 8) throw_damaged("a key ends within a number");
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(rest_[i]);
    rest_.remove_prefix(8);
    return value;
}

std::string after_prefix(std::string_view prefix) {
    std::string out(prefix);
    while (!out.empty() && out.back() == '\xff') out.pop_back();
    if (!out.empty()) out.back() = static_cast<char>(static_cast<unsigned char>(out.back()) + 1);
    return out;
}

std::string after_key(std::string_view key) {
    std::string out(key);
    out.push_back('\0');
    return out;
}

}  // namespace backlot::store
