// Yaml: a YAML value that remembers where it was written. The only door to yaml-cpp.
//
// One document, read as the YAML 1.2 core schema, with two departures that keep AWS's identifiers whole: a plain
// scalar with a leading zero ("000000000000", "0123") and a date stay strings, and so do .inf and .nan, which JSON
// has no word for. Quoted and block scalars are always strings. Local tags (!Sub, !GetAtt) are kept in `tag`.
// Aliases are expanded, so that every value stands on its own; size, depth and expansion are bounded. A key that
// is repeated or no scalar is refused.
//
// Source: YAML 1.2.2, sections 3.2.1.3 and 10.3 (Core Schema).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "text/json.h"

namespace backlot {

struct YamlMember;

struct Yaml {
    enum class Kind : std::uint8_t { null, boolean, number, string, sequence, mapping };

    static constexpr std::size_t size_limit_bytes = 16U << 20U;
    static constexpr int depth_limit = 100;
    static constexpr std::size_t value_limit = 1'000'000;  // after the aliases are expanded

    Kind kind = Kind::null;
    bool is_plain = false;         // a scalar without quotes
    std::string text = {};         // the lexical form of a number, "true" or "false", a string
    std::string tag = {};          // "!Sub"; empty where there is none or it is one of YAML's own
    int line = 0;                  // from 1; an alias has the place of the alias
    int column = 0;                // from 1
    std::vector<Yaml> items = {};
    std::vector<YamlMember> members;  // in the order of the file; no initializer: YamlMember is not complete here

    [[nodiscard]] bool is_null() const { return kind == Kind::null; }
    [[nodiscard]] bool is_bool() const { return kind == Kind::boolean; }
    [[nodiscard]] bool is_number() const { return kind == Kind::number; }
    [[nodiscard]] bool is_string() const { return kind == Kind::string; }
    [[nodiscard]] bool is_sequence() const { return kind == Kind::sequence; }
    [[nodiscard]] bool is_mapping() const { return kind == Kind::mapping; }
    [[nodiscard]] bool is_scalar() const { return is_bool() || is_number() || is_string(); }

    // A member of a mapping; null where there is none.
    [[nodiscard]] const Yaml* find(std::string_view name) const;
    [[nodiscard]] const YamlMember* member(std::string_view name) const;
    [[nodiscard]] std::optional<std::int64_t> to_int() const;

    // The value without its places and tags.
    [[nodiscard]] Json to_json() const;

    // Fails with code YamlParseError; the message starts with "FILE:LINE:COLUMN: ", or "LINE:COLUMN: " where no
    // file is named. An empty document is null.
    [[nodiscard]] static Result<Yaml> parse(std::string_view document, std::string_view file = {});
};

struct YamlMember {
    std::string name;
    int line = 0;
    int column = 0;
    Yaml value;
};

// What a value is, in words: "a mapping", "the string \"x\"".
[[nodiscard]] std::string describe(const Yaml& value);

}  // namespace backlot
