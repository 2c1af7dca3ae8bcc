#include "scenario/match.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <vector>

namespace backlot::scenario {
namespace {

constexpr std::size_t shown_bytes = 300;

std::string shown(const Json* value) {
    if (!value) return "nothing";
    auto text = value->dump();
    if (text.size() > shown_bytes) text = text.substr(0, shown_bytes) + "...";
    return text;
}

std::string scalar_text(const Json& value) {
    if (value.is_string()) return value.as_string();
    if (value.is_number()) return value.number_text();
    if (value.is_bool()) return value.as_bool() ? "true" : "false";
    return value.dump();
}

bool scalars_equal(const Json& expected, const Json& got) {
    if (expected == got) return true;
    const auto is_scalar = [](const Json& v) { return v.is_string() || v.is_number() || v.is_bool(); };
    if (!is_scalar(expected) || !is_scalar(got)) return false;
    if (scalar_text(expected) == scalar_text(got)) return true;
    return expected.is_number() && got.is_number() && expected.to_double() == got.to_double();
}

re2::RE2::Options quiet() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    return options;
}

const Json::Member* marker_of(const Json& expected) {
    if (!expected.is_object() || expected.as_object().size() != 1) return nullptr;
    const auto& member = expected.as_object().front();
    return std::ranges::find(match_markers, member.first) != std::end(match_markers) ? &member : nullptr;
}

std::optional<std::string> compare(const Json& expected, const Json* got, const std::string& path);

std::string said(const std::string& path, std::string_view expected, const Json* got) {
    return fmt::format("{}: expected {}, got {}", path.empty() ? "the answer" : path, expected, shown(got));
}

std::size_t length_of(const Json& value) {
    if (value.is_array()) return value.as_array().size();
    if (value.is_object()) return value.as_object().size();
    return value.is_null() ? 0 : scalar_text(value).size();
}

std::optional<std::string> compare_marker(const Json::Member& marker, const Json* got, const std::string& path) {
    const auto& [name, argument] = marker;
    const bool is_there = got && !got->is_null();
    if (name == "absent" || name == "any") {
        const bool should_be_there = (name == "any") == (!argument.is_bool() || argument.as_bool());
        if (is_there == should_be_there) return std::nullopt;
        return said(path, should_be_there ? "anything" : "nothing", got);
    }
    if (name == "not") {
        if (compare(argument, got, path)) return std::nullopt;
        return said(path, "anything but " + shown(&argument), got);
    }
    if (!is_there) return said(path, fmt::format("{} {}", name, shown(&argument)), got);
    if (name == "exactly") return argument == *got ? std::nullopt : std::optional(said(path, "exactly " + shown(&argument), got));
    if (name == "length")
        return argument.to_int() == static_cast<std::int64_t>(length_of(*got))
                   ? std::nullopt
                   : std::optional(said(path, fmt::format("a length of {}", shown(&argument)),
                                        got) + fmt::format(" (length {})", length_of(*got)));
    const auto text = scalar_text(*got);
    if (name == "contains")
        return text.find(scalar_text(argument)) != std::string::npos
                   ? std::nullopt
                   : std::optional(said(path, "a text with " + shown(&argument), got));
    if (name == "matches") {
        const re2::RE2 expression{scalar_text(argument), quiet()};
        if (expression.ok() && re2::RE2::FullMatch(text, expression)) return std::nullopt;
        return said(path, fmt::format("a text that matches {}", scalar_text(argument)), got);
    }
    const auto document = Json::parse(text);
    if (!document) return said(path, "a text that is JSON", got);
    return compare(argument, &*document, path + " as JSON");
}

// Whether each expected item finds an item of its own, which needs backtracking where one could serve several.
bool assign(const std::vector<std::vector<std::size_t>>& choices, std::size_t item, std::vector<std::size_t>& owner,
            std::vector<bool>& tried) {
    for (const auto place : choices[item]) {
        if (tried[place]) continue;
        tried[place] = true;
        if (owner[place] == choices.size() || assign(choices, owner[place], owner, tried)) {
            owner[place] = item;
            return true;
        }
    }
    return false;
}

std::optional<std::string> compare_list(const Json& expected, const Json* got, const std::string& path) {
    if (!got || !got->is_array()) return said(path, "a list", got);
    const auto& wanted = expected.as_array();
    const auto& items = got->as_array();
    std::vector<std::vector<std::size_t>> choices(wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        for (std::size_t j = 0; j < items.size(); ++j)
            if (!compare(wanted[i], &items[j], path)) choices[i].push_back(j);
    std::vector<std::size_t> owner(items.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        std::vector<bool> tried(items.size(), false);
        if (!assign(choices, i, owner, tried)) return said(path, "a list with " + shown(&wanted[i]), got);
    }
    return std::nullopt;
}

std::optional<std::string> compare(const Json& expected, const Json* got, const std::string& path) {
    if (const auto* marker = marker_of(expected)) return compare_marker(*marker, got, path);
    if (expected.is_array()) return compare_list(expected, got, path);
    if (expected.is_object()) {
        if (!got || !got->is_object()) return said(path, "a mapping", got);
        for (const auto& [name, member] : expected.as_object())
            if (auto wrong = compare(member, got->find(name), path.empty() ? name : path + "." + name)) return wrong;
        return std::nullopt;
    }
    if (got && scalars_equal(expected, *got)) return std::nullopt;
    if (expected.is_null() && !got) return std::nullopt;
    return said(path, shown(&expected), got);
}

bool is_expression(std::string_view text) { return text.size() > 2 && text.front() == '/' && text.back() == '/'; }

}  // namespace

std::optional<std::string> mismatch(const Json& expected, const Json& got) { return compare(expected, &got, ""); }

bool message_matches(std::string_view expected, std::string_view message) {
    if (!is_expression(expected)) return message.find(expected) != std::string_view::npos;
    const re2::RE2 expression{std::string(expected.substr(1, expected.size() - 2)), quiet()};
    return expression.ok() && re2::RE2::PartialMatch(std::string(message), expression);
}

std::optional<std::string> expression_error(std::string_view text) {
    const re2::RE2 expression{std::string(text), quiet()};
    return expression.ok() ? std::nullopt : std::optional(expression.error());
}

}  // namespace backlot::scenario
