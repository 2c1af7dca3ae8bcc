#include <charconv>

#include "base/encoding.h"
#include "model/time.h"
#include "wire/bindings.h"
#include "wire/errors.h"
#include "wire/form.h"

namespace backlot::wire {

namespace {

using model::Kind;
using model::Location;

// The items of a list in a header, divided at commas outside quotes. The commas of HTTP dates divide nothing.
Json header_list(const model::Shape& shape, std::string_view text) {
    Json items = Json::array();
    const bool has_dates = shape.element->kind == Kind::timestamp;
    std::string item;
    bool is_quoted = false;
    std::size_t commas = 0;
    for (const char c : text) {
        if (c == '"') {
            is_quoted = !is_quoted;
        } else if (c == ',' && !is_quoted && (!has_dates || ++commas % 2 == 0)) {
            items.push_back(std::string(trim(item)));
            item.clear();
        } else {
            item += c;
        }
    }
    if (!trim(item).empty()) items.push_back(std::string(trim(item)));
    return items;
}

Json prefixed_headers(std::string_view prefix, const Headers& headers) {
    Json map = Json::object();
    for (const auto& [name, value] : headers) {
        const auto lower = to_lower(name);
        if (!lower.starts_with(prefix)) continue;
        const auto key = lower.substr(prefix.size());
        const Json* old = map.find(key);
        map.set(key, old == nullptr ? value : old->as_string() + "," + value);
    }
    return map;
}

// Every value of a header as one, or nothing.
std::optional<std::string> header_value(const Headers& headers, std::string_view name) {
    std::optional<std::string> joined;
    for (const auto& [key, value] : headers) {
        if (!equal_ignoring_case(key, name)) continue;
        if (joined) *joined += ",";
        else joined.emplace();
        *joined += value;
    }
    return joined;
}

Json query_value(const model::Member& member, const Form& query) {
    if (member.shape->kind == Kind::list) {
        Json items = Json::array();
        for (const auto& [name, value] : query)
            if (name == member.wire_name) items.push_back(value);
        return items.as_array().empty() ? Json() : items;
    }
    if (member.shape->kind == Kind::map) {
        Json map = Json::object();
        for (const auto& [name, value] : query) map.set(name, value);
        return map;
    }
    const auto* value = find(query, member.wire_name);
    return value == nullptr ? Json() : Json(*value);
}

bool is_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

// A scalar that came as text. Null where it is to be treated as absent.
Result<Json> checked(const model::Member& member, Json value) {
    if (!value.is_string()) return value;
    const auto& text = value.as_string();
    const std::string name(member.wire_name);
    switch (member.shape->kind) {
        case Kind::integer:
            if (text.empty()) return Json();
            if (!is_number(text)) {
                return fail(errors::invalid_argument("Provided " + name + " not an integer or within integer range",
                                                     name, text));
            }
            return value;
        case Kind::boolean: {
            if (text.empty()) return Json();
            const auto lower = to_lower(text);
            if (lower != "true" && lower != "false") {
                return fail(errors::invalid_argument("Provided " + name + " is not a boolean", name, text));
            }
            return Json(lower);
        }
        case Kind::timestamp:
            if (model::parse_time(text)) return value;
            // A condition that is no date is to be ignored (RFC 9110, section 13.1.3).
            if (to_lower(name).find("if-") != std::string::npos || name == "Expires") return Json();
            return fail(errors::invalid_argument("Provided " + name + " is not a valid date", name, text));
        default: return value;
    }
}

Json header_member(const model::Member& member, const Headers& headers) {
    if (member.location == Location::headers) return prefixed_headers(to_lower(member.wire_name), headers);
    const auto value = header_value(headers, member.wire_name);
    if (!value) return {};
    return member.shape->kind == Kind::list ? header_list(*member.shape, *value) : Json(*value);
}

}  // namespace

Result<Json> read_request_bindings(const Route& route, const Request& request) {
    Json object = Json::object();
    const auto& query = route.query;
    for (const auto& member : route.operation->input->members) {
        Json value;
        switch (member.location) {
            case Location::uri:
                if (const auto* label = route.label(member.wire_name)) value = *label;
                break;
            case Location::querystring: value = query_value(member, query); break;
            case Location::header:
            case Location::headers: value = header_member(member, request.headers); break;
            default: continue;
        }
        BACKLOT_TRY(good, checked(member, std::move(value)));
        if (!good.is_null()) object.set(member.name, std::move(good));
    }
    return object;
}

Json read_response_bindings(const model::Shape& shape, const Response& response) {
    Json object = Json::object();
    for (const auto& member : shape.members) {
        Json value;
        if (member.location == Location::status_code) value = response.status;
        if (member.location == Location::header || member.location == Location::headers) {
            value = header_member(member, response.headers);
        }
        if (!value.is_null()) object.set(member.name, std::move(value));
    }
    return object;
}

}  // namespace backlot::wire
