// Json: a JSON value. The only door to RapidJSON.
//
// Objects keep their members' order; numbers keep their lexical form ("0.5" stays "0.5"). Parsing is strict
// (RFC 8259, valid UTF-8) and bounded in depth. A repeated member name is kept as it came: see `duplicate_member`.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/error.h"

namespace backlot {

class Json {
  public:
    using Array = std::vector<Json>;
    using Member = std::pair<std::string, Json>;
    using Object = std::vector<Member>;
    struct Number {
        std::string text;
        friend bool operator==(const Number&, const Number&) = default;
    };

    static constexpr int depth_limit = 128;

    Json() = default;
    Json(std::nullptr_t) {}
    Json(bool value) : value_(value) {}
    Json(int value) : value_(Number{std::to_string(value)}) {}
    Json(std::int64_t value) : value_(Number{std::to_string(value)}) {}
    Json(std::uint64_t value) : value_(Number{std::to_string(value)}) {}
    Json(double value);
    Json(Number value) : value_(std::move(value)) {}
    Json(const char* value) : value_(std::string(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(Array value) : value_(std::move(value)) {}
    Json(Object value) : value_(std::move(value)) {}
    [[nodiscard]] static Json object(std::initializer_list<Member> members = {}) { return Json(Object(members)); }
    [[nodiscard]] static Json array(std::initializer_list<Json> items = {}) { return Json(Array(items)); }

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::nullptr_t>(value_); }
    [[nodiscard]] bool is_bool() const { return std::holds_alternative<bool>(value_); }
    [[nodiscard]] bool is_number() const { return std::holds_alternative<Number>(value_); }
    [[nodiscard]] bool is_string() const { return std::holds_alternative<std::string>(value_); }
    [[nodiscard]] bool is_array() const { return std::holds_alternative<Array>(value_); }
    [[nodiscard]] bool is_object() const { return std::holds_alternative<Object>(value_); }

    // The value as that kind; asking for another kind is our mistake (an assertion).
    [[nodiscard]] bool as_bool() const;
    [[nodiscard]] const std::string& as_string() const;
    [[nodiscard]] const Array& as_array() const;
    [[nodiscard]] Array& as_array();
    [[nodiscard]] const Object& as_object() const;
    [[nodiscard]] Object& as_object();
    [[nodiscard]] const std::string& number_text() const;
    [[nodiscard]] std::optional<std::int64_t> to_int() const;   // nothing where not a whole number in range
    [[nodiscard]] std::optional<double> to_double() const;

    // A member of an object, or null where this is no object or has none of that name (the last of several).
    [[nodiscard]] const Json* find(std::string_view name) const;
    [[nodiscard]] Json* find(std::string_view name);
    // The member, or a shared null.
    [[nodiscard]] const Json& operator[](std::string_view name) const;
    // Sets or replaces a member; a null becomes an object first.
    Json& set(std::string_view name, Json value);
    void erase(std::string_view name);
    void push_back(Json value);
    // The text of a string, or `otherwise`.
    [[nodiscard]] std::string string_or(std::string_view otherwise) const;

    [[nodiscard]] std::string dump() const;         // compact
    [[nodiscard]] std::string dump_pretty() const;  // two blanks a level

    // Fails with code "JsonParseError" and a message that gives the reason and the byte offset.
    [[nodiscard]] static Result<Json> parse(std::string_view text);

    friend bool operator==(const Json&, const Json&) = default;

  private:
    std::variant<std::nullptr_t, bool, Number, std::string, Array, Object> value_ = nullptr;
};

// The path of the first repeated member name, "/Statement/0/Effect", or nothing.
[[nodiscard]] std::optional<std::string> duplicate_member(const Json& value);

// Appends `text` as a JSON string, quotes included.
void append_json_string(std::string& out, std::string_view text);
// How many bytes at the start of a text stand in a JSON string as they are.
[[nodiscard]] std::size_t json_plain_run(std::string_view text);

}  // namespace backlot
