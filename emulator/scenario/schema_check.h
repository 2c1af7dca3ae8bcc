// A JSON schema, as much of it as docs/scenarios.schema.json uses: for the tests of this room.
//
// A keyword that is not known is a failure of its own: a schema that says more than is checked would pass for checked.
#pragma once

#include <re2/re2.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "text/json.h"

namespace backlot::scenario::testing {

class SchemaChecker {
  public:
    explicit SchemaChecker(const Json& root) : root_(root) {}

    std::string check(const Json& schema, const Json& value, const std::string& at) const {
        for (const auto& [keyword, argument] : schema.as_object()) {
            auto wrong = check_keyword(keyword, argument, schema, value, at);
            if (!wrong.empty()) return wrong;
        }
        return {};
    }

  private:
    static bool is_type(std::string_view type, const Json& value) {
        if (type == "object") return value.is_object();
        if (type == "array") return value.is_array();
        if (type == "string") return value.is_string();
        if (type == "integer") return value.is_number() && value.to_int().has_value();
        if (type == "boolean") return value.is_bool();
        if (type == "null") return value.is_null();
        return false;
    }

    static bool has_type(const Json& types, const Json& value) {
        if (types.is_string()) return is_type(types.as_string(), value);
        return std::ranges::any_of(types.as_array(), [&](const Json& one) { return is_type(one.as_string(), value); });
    }

    std::string check_members(const Json& schema, const Json& value, const std::string& at) const {
        const auto* properties = schema.find("properties");
        const auto* others = schema.find("additionalProperties");
        for (const auto& [name, member] : value.as_object()) {
            const auto* own = properties != nullptr ? properties->find(name) : nullptr;
            if (own == nullptr && others != nullptr && others->is_bool()) {
                if (!others->as_bool()) return at + ": has no member \"" + name + "\"";
                continue;
            }
            if (own == nullptr) own = others;
            if (own == nullptr) continue;
            if (auto wrong = check(*own, member, at + "/" + name); !wrong.empty()) return wrong;
        }
        return {};
    }

    std::string check_any(const Json& choices, const Json& value, const std::string& at) const {
        std::string deepest;
        for (const auto& choice : choices.as_array()) {
            auto wrong = check(choice, value, at);
            if (wrong.empty()) return {};
            if (wrong.find(':') > deepest.find(':') || deepest.empty()) deepest = std::move(wrong);
        }
        return deepest.empty() ? at + ": fits none of the choices" : deepest;
    }

    std::string check_keyword(const std::string& keyword, const Json& argument, const Json& schema, const Json& value,
                              const std::string& at) const {
        const auto fits = [&](bool good, const std::string& what) { return good ? std::string{} : at + ": " + what; };
        const auto size = [&] { return static_cast<std::int64_t>(value.as_object().size()); };
        if (keyword == "type") return fits(has_type(argument, value), "expected " + argument.dump() + ", got " + value.dump());
        if (keyword == "$ref") return check(root_["$defs"][argument.as_string().substr(8)], value, at);
        if (keyword == "enum") {
            const auto& list = argument.as_array();
            return fits(std::ranges::find(list, value) != list.end(), "none of " + argument.dump());
        }
        if (keyword == "anyOf") return check_any(argument, value, at);
        if (keyword == "required") {
            for (const auto& name : argument.as_array())
                if (value.find(name.as_string()) == nullptr) return at + ": misses \"" + name.as_string() + "\"";
            return {};
        }
        if (keyword == "properties" || keyword == "additionalProperties") {
            return value.is_object() ? check_members(schema, value, at) : std::string{};
        }
        if (keyword == "items") {
            if (!value.is_array()) return {};
            for (std::size_t i = 0; i < value.as_array().size(); ++i) {
                auto wrong = check(argument, value.as_array()[i], at + "/" + std::to_string(i));
                if (!wrong.empty()) return wrong;
            }
            return {};
        }
        if (keyword == "pattern") {
            return fits(!value.is_string() || re2::RE2::PartialMatch(value.as_string(), argument.as_string()),
                        "does not match " + argument.as_string());
        }
        if (keyword == "minLength") return fits(!value.is_string() || !value.as_string().empty(), "is empty");
        if (keyword == "minimum") return fits(!value.to_int() || *value.to_int() >= *argument.to_int(), "is too small");
        if (keyword == "maximum") return fits(!value.to_int() || *value.to_int() <= *argument.to_int(), "is too large");
        if (keyword == "minProperties") return fits(!value.is_object() || size() >= *argument.to_int(), "has too few members");
        if (keyword == "maxProperties") return fits(!value.is_object() || size() <= *argument.to_int(), "has too many members");
        const bool is_note = keyword == "$schema" || keyword == "$defs" || keyword == "title" || keyword == "description";
        return fits(is_note, "the schema's keyword " + keyword + " is not checked here");
    }

    const Json& root_;
};

// The first place where `value` does not fit, as "/steps/0: ..."; empty where it fits.
inline std::string schema_mismatch(const Json& schema, const Json& value) { return SchemaChecker{schema}.check(schema, value, ""); }

}  // namespace backlot::scenario::testing
