// Condition keys as access functions collect them.
//
// Source: Service Authorization Reference; IAM User Guide, "AWS global condition context keys" (aws:RequestTag, aws:TagKeys).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "identity/question.h"

namespace backlot::kernel {

using ConditionKeys = std::vector<identity::ConditionKey>;

inline void add_key(ConditionKeys& keys, std::string_view name, std::string value) {
    keys.push_back({.name = std::string(name), .values = {std::move(value)}});
}
inline void add_key(ConditionKeys& keys, std::string_view name, const char* value) { add_key(keys, name, std::string(value)); }
// Nothing where the request has none.
inline void add_key(ConditionKeys& keys, std::string_view name, const std::optional<std::string>& value) {
    if (value) add_key(keys, name, *value);
}
// aws:TagKeys and its like.
inline void add_list(ConditionKeys& keys, std::string_view name, std::vector<std::string> values) {
    if (!values.empty()) keys.push_back({.name = std::string(name), .values = std::move(values), .is_multivalued = true});
}

namespace detail {

inline const std::string& text_of(const std::string& text) { return text; }
inline std::string text_of(const std::optional<std::string>& text) { return text.value_or(""); }

template <class Tag>
std::pair<std::string, std::string> pair_of(const Tag& tag) {
    if constexpr (requires { tag.first; }) return {tag.first, tag.second};
    else return {text_of(tag.key), text_of(tag.value)};
}

}  // namespace detail

// aws:RequestTag/* and aws:TagKeys, of a map or of a model's list of tags.
template <class Tags>
void add_request_tags(ConditionKeys& keys, const Tags& tags) {
    std::vector<std::string> names;
    for (const auto& tag : tags) {
        auto [name, value] = detail::pair_of(tag);
        add_key(keys, "aws:RequestTag/" + name, std::move(value));
        names.push_back(std::move(name));
    }
    add_list(keys, "aws:TagKeys", std::move(names));
}

}  // namespace backlot::kernel
