#include "text/json.h"

#include <rapidjson/encodedstream.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <set>

#include "base/assert.h"

namespace backlot {

namespace {

// Builds a Json from RapidJSON's events; stops past the depth limit.
class Builder {
  public:
    bool Null() { return add(nullptr); }
    bool Bool(bool value) { return add(value); }
    bool Int(int value) { return add(value); }
    bool Uint(unsigned value) { return add(static_cast<std::uint64_t>(value)); }
    bool Int64(std::int64_t value) { return add(value); }
    bool Uint64(std::uint64_t value) { return add(value); }
    bool Double(double value) { return add(value); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool) { return add(Json::Number{{text, size}}); }
    bool String(const char* text, rapidjson::SizeType size, bool) {
        return is_text({text, size}) && add(std::string(text, size));
    }
    bool Key(const char* text, rapidjson::SizeType size, bool) {
        if (!is_text({text, size})) return false;
        names_.emplace_back(text, size);
        return true;
    }
    bool StartObject() { return open(Json(Json::Object{})); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool StartArray() { return open(Json(Json::Array{})); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    Json root;
    bool is_unpaired = false;  // an escape named the second half of a pair alone: no character

  private:
    // RapidJSON lets the second half of a pair pass alone: ED A0 to ED BF, which is no UTF-8.
    bool is_text(std::string_view text) {
        for (auto at = text.find('\xED'); at != text.npos; at = text.find('\xED', at + 1)) {
            is_unpaired = at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0;
            if (is_unpaired) return false;
        }
        return true;
    }
    bool open(Json value) {
        if (stack_.size() >= Json::depth_limit) return false;
        stack_.push_back(std::move(value));
        return true;
    }
    bool close() {
        Json done = std::move(stack_.back());
        stack_.pop_back();
        return add(std::move(done));
    }
    bool add(Json value) {
        if (stack_.empty()) {
            root = std::move(value);
        } else if (stack_.back().is_object()) {
            stack_.back().as_object().emplace_back(std::move(names_.back()), std::move(value));
            names_.pop_back();
        } else {
            stack_.back().push_back(std::move(value));
        }
        return true;
    }

    std::vector<Json> stack_;
    std::vector<std::string> names_;
};

void write(std::string& out, const Json& value, int indent, int level) {
    const auto line = [&](int depth) {
        if (indent == 0) return;
        out.push_back('\n');
        out.append(static_cast<std::size_t>(indent * depth), ' ');
    };
    if (value.is_null()) out += "null";
    else if (value.is_bool()) out += value.as_bool() ? "true" : "false";
    else if (value.is_number()) out += value.number_text();
    else if (value.is_string()) append_json_string(out, value.as_string());
    else if (value.is_array()) {
        out.push_back('[');
        bool first = true;
        for (const auto& item : value.as_array()) {
            if (!std::exchange(first, false)) out.push_back(',');
            line(level + 1);
            write(out, item, indent, level + 1);
        }
        if (!first) line(level);
        out.push_back(']');
    } else {
        out.push_back('{');
        bool first = true;
        for (const auto& [name, item] : value.as_object()) {
            if (!std::exchange(first, false)) out.push_back(',');
            line(level + 1);
            append_json_string(out, name);
            out += indent == 0 ? ":" : ": ";
            write(out, item, indent, level + 1);
        }
        if (!first) line(level);
        out.push_back('}');
    }
}

std::optional<std::string> find_duplicate(const Json& value, const std::string& path) {
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.as_array().size(); ++i) {
            if (auto found = find_duplicate(value.as_array()[i], path + "/" + std::to_string(i))) return found;
        }
    }
    if (!value.is_object()) return std::nullopt;
    std::set<std::string_view> seen;
    for (const auto& [name, item] : value.as_object()) {
        if (!seen.insert(name).second) return path + "/" + name;
        if (auto found = find_duplicate(item, path + "/" + name)) return found;
    }
    return std::nullopt;
}

const Json shared_null;

}  // namespace

Json::Json(double value) {
    if (std::isfinite(value)) {
        std::string text(32, '\0');
        const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
        text.resize(static_cast<std::size_t>(end - text.data()));
        value_ = Number{std::move(text)};
    } else {
        value_ = std::string(std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }
}

bool Json::as_bool() const {
    BACKLOT_ASSERT(is_bool());
    return *std::get_if<bool>(&value_);
}
const std::string& Json::as_string() const {
    BACKLOT_ASSERT(is_string());
    return *std::get_if<std::string>(&value_);
}
const Json::Array& Json::as_array() const {
    BACKLOT_ASSERT(is_array());
    return *std::get_if<Array>(&value_);
}
Json::Array& Json::as_array() {
    BACKLOT_ASSERT(is_array());
    return *std::get_if<Array>(&value_);
}
const Json::Object& Json::as_object() const {
    BACKLOT_ASSERT(is_object());
    return *std::get_if<Object>(&value_);
}
Json::Object& Json::as_object() {
    BACKLOT_ASSERT(is_object());
    return *std::get_if<Object>(&value_);
}
const std::string& Json::number_text() const {
    BACKLOT_ASSERT(is_number());
    return std::get_if<Number>(&value_)->text;
}

std::optional<std::int64_t> Json::to_int() const {
    if (!is_number()) return std::nullopt;
    const auto& text = number_text();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size()) return value;
    const auto wide = to_double();  // "1e3" and "3.0" are whole numbers too
    if (!wide || std::trunc(*wide) != *wide || std::abs(*wide) > 9e15) return std::nullopt;
    return static_cast<std::int64_t>(*wide);
}

std::optional<double> Json::to_double() const {
    if (!is_number()) return std::nullopt;
    const auto& text = number_text();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

const Json* Json::find(std::string_view name) const {
    const auto* object = std::get_if<Object>(&value_);
    if (object == nullptr) return nullptr;
    for (auto member = object->rbegin(); member != object->rend(); ++member) {
        if (member->first == name) return &member->second;
    }
    return nullptr;
}
Json* Json::find(std::string_view name) { return const_cast<Json*>(std::as_const(*this).find(name)); }

const Json& Json::operator[](std::string_view name) const {
    const auto* found = find(name);
    return found != nullptr ? *found : shared_null;
}

Json& Json::set(std::string_view name, Json value) {
    if (is_null()) value_ = Object{};
    if (auto* found = find(name)) {
        *found = std::move(value);
        return *found;
    }
    return as_object().emplace_back(std::string(name), std::move(value)).second;
}

void Json::erase(std::string_view name) {
    std::erase_if(as_object(), [&](const Member& member) { return member.first == name; });
}

void Json::push_back(Json value) {
    if (is_null()) value_ = Array{};
    as_array().push_back(std::move(value));
}

std::string Json::string_or(std::string_view otherwise) const {
    return is_string() ? as_string() : std::string(otherwise);
}

std::string Json::dump() const {
    std::string out;
    write(out, *this, 0, 0);
    return out;
}

std::string Json::dump_pretty() const {
    std::string out;
    write(out, *this, 2, 0);
    return out;
}

Result<Json> Json::parse(std::string_view text) {
    using namespace rapidjson;
    constexpr unsigned flags = kParseNumbersAsStringsFlag | kParseValidateEncodingFlag | kParseIterativeFlag;
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    // RapidJSON takes a NUL for the end of the text, and steps over the bytes of half a byte order mark.
    if (const auto nul = text.find('\0'); nul != text.npos)
        return fail("JsonParseError", "a NUL byte (byte " + std::to_string(nul) + ")");
    if (!text.empty() && static_cast<unsigned char>(text.front()) >= 0x80) return fail("JsonParseError", "Invalid value. (byte 0)");
    MemoryStream bytes(text.data(), text.size());
    EncodedInputStream<UTF8<>, MemoryStream> stream(bytes);
    GenericReader<UTF8<>, UTF8<>> reader;
    Builder builder;
    const ParseResult done = reader.Parse<flags>(stream, builder);
    if (done.IsError()) {
        const std::string reason = builder.is_unpaired                    ? "The surrogate pair in string is invalid."
                                   : done.Code() == kParseErrorTermination ? "it is nested too deeply"
                                                                         : GetParseError_En(done.Code());
        return fail("JsonParseError", reason + " (byte " + std::to_string(done.Offset()) + ")");
    }
    return std::move(builder.root);
}

std::optional<std::string> duplicate_member(const Json& value) { return find_duplicate(value, ""); }

// Eight at a time: a byte below 0x20, a quote or a backslash ends the run.
std::size_t json_plain_run(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101'0101'0101'0101;
    constexpr std::uint64_t high = ones * 0x80;
    const auto has_zero = [](std::uint64_t word) { return (word - ones) & ~word & high; };
    std::size_t at = 0;
    while (at + sizeof(std::uint64_t) <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + at, sizeof word);
        const auto control = (word - ones * 0x20) & ~word & high;
        if ((control | has_zero(word ^ ones * '"') | has_zero(word ^ ones * '\\')) != 0) break;
        at += sizeof word;
    }
    const auto is_plain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
    while (at < text.size() && is_plain(text[at])) ++at;
    return at;
}

void append_json_string(std::string& out, std::string_view text) {
    out.push_back('"');
    while (!text.empty()) {
        // Runs are copied whole: next to nothing needs an escape.
        const auto run = json_plain_run(text);
        out.append(text.data(), run);
        if (run == text.size()) break;
        const char c = text[run];
        text.remove_prefix(run + 1);
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default: {
                constexpr std::string_view digits = "0123456789abcdef";
                out += "\\u00";
                out.push_back(digits[static_cast<unsigned char>(c) >> 4]);
                out.push_back(digits[static_cast<unsigned char>(c) & 15]);
            }
        }
    }
    out.push_back('"');
}

}  // namespace backlot
