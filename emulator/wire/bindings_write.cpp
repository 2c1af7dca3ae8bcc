#include "base/encoding.h"
#include "model/json.h"
#include "wire/bindings.h"
#include "wire/form.h"

namespace backlot::wire {

namespace {

using model::Kind;
using model::Location;
using model::TimeFormat;

std::string header_text(const model::Member& member, const void* value) {
    const auto format = member.time_format == TimeFormat::none ? TimeFormat::rfc822 : member.time_format;
    if (member.shape->kind != Kind::list) return model::scalar_text(*member.shape, value, format);
    std::string joined;
    for (std::size_t i = 0; i < member.shape->size(value); ++i) {
        if (i > 0) joined += ",";
        joined += model::scalar_text(*member.shape->element, member.shape->at(value, i), format);
    }
    return joined;
}

// A value cannot end its header: response-content-disposition and metadata are whatever a caller once sent.
std::string one_line(std::string text) {
    for (char& c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) c = ' ';
    }
    return text;
}

struct HeaderState {
    Headers& headers;
    std::string_view prefix;
};

void write_header(const model::Member& member, const void* value, Headers& headers) {
    if (member.location == Location::header) {
        headers.emplace_back(member.wire_name, one_line(header_text(member, value)));
        return;
    }
    HeaderState state{headers, member.wire_name};
    member.shape->each(value, &state, [](void* raw, const std::string& key, const void* text) {
        auto& to = *static_cast<HeaderState*>(raw);
        to.headers.emplace_back(one_line(std::string(to.prefix) + key), one_line(*static_cast<const std::string*>(text)));
    });
}

void write_query(const model::Member& member, const void* value, std::string& query) {
    const auto format = member.time_format == TimeFormat::none ? TimeFormat::iso8601 : member.time_format;
    const auto& shape = *member.shape;
    if (shape.kind == Kind::list) {
        for (std::size_t i = 0; i < shape.size(value); ++i) {
            append_parameter(query, member.wire_name, model::scalar_text(*shape.element, shape.at(value, i), format));
        }
    } else if (shape.kind == Kind::map) {
        shape.each(value, &query, [](void* raw, const std::string& key, const void* text) {
            append_parameter(*static_cast<std::string*>(raw), key, *static_cast<const std::string*>(text));
        });
    } else {
        append_parameter(query, member.wire_name, model::scalar_text(shape, value, format));
    }
}

// The template with its labels filled in.
Result<std::string> path_of(const model::Operation& operation, const void* object) {
    auto rest = operation.uri.substr(0, operation.uri.find('?'));
    std::string path;
    while (!rest.empty()) {
        const auto open = std::min(rest.find('{'), rest.size());
        path += rest.substr(0, open);
        rest.remove_prefix(open);
        if (rest.empty()) break;
        const auto close = rest.find('}');
        auto name = rest.substr(1, close - 1);
        rest.remove_prefix(close + 1);
        const bool is_greedy = name.ends_with('+');
        if (is_greedy) name.remove_suffix(1);
        std::string value;
        for (const auto& member : operation.input->members) {
            if (member.location != Location::uri || member.wire_name != name) continue;
            if (const void* held = member.get(const_cast<void*>(object))) {
                value = model::scalar_text(*member.shape, held, TimeFormat::iso8601);
            }
        }
        if (value.empty()) {
            return fail("ValidationException", "The path of " + std::string(operation.name) + " needs a value for " +
                                                   std::string(name), 400);
        }
        path += uri_encode(value, is_greedy ? Slash::kept : Slash::encoded);
    }
    return path;
}

}  // namespace

void write_response_bindings(const model::Shape& shape, const void* object, Response& response) {
    for (const auto& member : shape.members) {
        const void* value = member.get(const_cast<void*>(object));
        if (value == nullptr) continue;
        if (member.location == Location::header || member.location == Location::headers) {
            write_header(member, value, response.headers);
        }
        if (member.location == Location::status_code) {
            response.status = static_cast<int>(*static_cast<const std::int64_t*>(value));
        }
    }
}

Result<> write_request_bindings(const model::Operation& operation, const void* object, Request& request) {
    BACKLOT_TRY(path, path_of(operation, object));
    request.method = operation.method;
    request.path = std::move(path);
    const auto mark = operation.uri.find('?');
    if (mark != operation.uri.npos) request.query = operation.uri.substr(mark + 1);
    for (const auto& member : operation.input->members) {
        const void* value = member.get(const_cast<void*>(object));
        if (value == nullptr) continue;
        if (member.location == Location::querystring) write_query(member, value, request.query);
        if (member.location == Location::header || member.location == Location::headers) {
            write_header(member, value, request.headers);
        }
    }
    for (auto& [name, value] : request.headers) name = to_lower(name);
    return {};
}

}  // namespace backlot::wire
