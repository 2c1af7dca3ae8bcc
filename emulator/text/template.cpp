#include "text/template.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>

namespace backlot {
namespace {

bool is_capture_name(std::string_view name) {
    if (name.empty() || std::isalpha(static_cast<unsigned char>(name[0])) == 0) return false;
    return std::ranges::all_of(name, [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '_' || c == '.' || c == '-';
    });
}

std::string text_of(const Json& value) {
    if (value.is_string()) return value.as_string();
    if (value.is_number()) return value.number_text();
    return value.dump();
}

// Walks a text: plain pieces to `plain`, names of captures to `capture`. Stops where `capture` says false.
void walk(std::string_view text, const std::function<void(std::string_view)>& plain,
          const std::function<bool(std::string_view)>& capture) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto open = text.find("${", at);
        if (open == std::string_view::npos) break;
        if (open > at && text[open - 1] == '$') {  // "$${" is "${"
            plain(text.substr(at, open - 1 - at));
            plain("${");
            at = open + 2;
            continue;
        }
        const auto close = text.find('}', open);
        if (close == std::string_view::npos) break;
        const auto name = text.substr(open + 2, close - open - 2);
        if (is_capture_name(name)) {
            plain(text.substr(at, open - at));
            if (!capture(name)) return;
        } else {
            plain(text.substr(at, close + 1 - at));
        }
        at = close + 1;
    }
    plain(text.substr(at));
}

// The name where the text is one capture and nothing else.
std::optional<std::string_view> only_capture(std::string_view text) {
    if (text.size() < 4 || !text.starts_with("${") || text.find('}') != text.size() - 1) return std::nullopt;
    const auto name = text.substr(2, text.size() - 3);
    return is_capture_name(name) ? std::optional(name) : std::nullopt;
}

Error no_capture(std::string_view name) {
    return {.code = "NoSuchCapture", .message = fmt::format("nothing was kept under the name \"{}\"", name)};
}

}  // namespace

Template template_of(const Yaml& value) {
    if (value.is_mapping()) {
        if (value.members.size() == 1 && value.members.front().name == "json") {
            return {.kind = Template::Kind::document, .items = {template_of(value.members.front().value)}};
        }
        Template out{.kind = Template::Kind::mapping};
        for (const auto& member : value.members) out.members.emplace_back(member.name, template_of(member.value));
        return out;
    }
    if (value.is_sequence()) {
        Template out{.kind = Template::Kind::list};
        for (const auto& item : value.items) out.items.push_back(template_of(item));
        return out;
    }
    if (value.is_string() && value.text.find("${") != std::string::npos) return {.kind = Template::Kind::text, .text = value.text};
    return {.kind = Template::Kind::literal, .literal = value.to_json()};
}

Result<std::string> fill_text(std::string_view text, const Captures& captures) {
    std::string out;
    std::optional<Error> error;
    walk(
        text, [&](std::string_view piece) { out += piece; },
        [&](std::string_view name) {
            const auto found = captures.find(name);
            if (found == captures.end()) error = no_capture(name);
            else out += text_of(found->second);
            return !error;
        });
    if (error) return fail(*error);
    return out;
}

Result<Json> fill(const Template& value, const Captures& captures) {
    switch (value.kind) {
        case Template::Kind::literal: return value.literal;
        case Template::Kind::text: {
            if (const auto name = only_capture(value.text)) {
                const auto found = captures.find(*name);
                if (found == captures.end()) return fail(no_capture(*name));
                return found->second;
            }
            BACKLOT_TRY(text, fill_text(value.text, captures));
            return Json(std::move(text));
        }
        case Template::Kind::document: {
            BACKLOT_TRY(inner, fill(value.items.front(), captures));
            return Json(inner.dump());
        }
        case Template::Kind::list: {
            Json::Array out;
            for (const auto& item : value.items) {
                BACKLOT_TRY(filled, fill(item, captures));
                out.push_back(std::move(filled));
            }
            return Json(std::move(out));
        }
        case Template::Kind::mapping: {
            Json::Object out;
            for (const auto& [name, member] : value.members) {
                BACKLOT_TRY(key, fill_text(name, captures));
                BACKLOT_TRY(filled, fill(member, captures));
                out.emplace_back(std::move(key), std::move(filled));
            }
            return Json(std::move(out));
        }
    }
    return Json();
}

void add_mentions(std::string_view text, std::set<std::string>& names) {
    walk(
        text, [](std::string_view) {},
        [&](std::string_view name) {
            names.emplace(name);
            return true;
        });
}

void add_mentions(const Template& value, std::set<std::string>& names) {
    if (value.kind == Template::Kind::text) add_mentions(value.text, names);
    for (const auto& item : value.items) add_mentions(item, names);
    for (const auto& [name, member] : value.members) {
        add_mentions(name, names);
        add_mentions(member, names);
    }
}

const Json* at_path(const Json& value, std::string_view path) {
    const Json* at = &value;
    while (!path.empty()) {
        const auto dot = path.find('.');
        const auto part = path.substr(0, dot);
        path = dot == std::string_view::npos ? std::string_view{} : path.substr(dot + 1);
        if (at->is_array()) {
            std::size_t index = 0;
            const auto [stop, error] = std::from_chars(part.data(), part.data() + part.size(), index);
            if (error != std::errc{} || stop != part.data() + part.size() || index >= at->as_array().size()) return nullptr;
            at = &at->as_array()[index];
        } else {
            at = at->find(part);
            if (!at) return nullptr;
        }
    }
    return at;
}

}  // namespace backlot
