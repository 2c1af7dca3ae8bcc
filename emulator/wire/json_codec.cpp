#include "wire/json_codec.h"

#include <algorithm>

#include "model/json.h"

namespace backlot::wire {

namespace {

using model::Kind;

std::unexpected<Error> serialization(std::string message) {
    return fail("SerializationException", std::move(message), 400);
}

std::unexpected<Error> unexpected_value(const Json& json, std::string_view wanted) {
    if (json.is_array()) return serialization("Start of list found where not expected");
    if (json.is_object()) return serialization("Start of structure or map found where not expected.");
    const std::string found = json.is_string()   ? "STRING_VALUE"
                              : json.is_number() ? "NUMBER_VALUE"
                              : json.as_bool()   ? "TRUE_VALUE"
                                                 : "FALSE_VALUE";
    return serialization(found + " can not be converted to " + std::string(wanted));
}

Result<Json> read_structure(const model::Shape& shape, const Json& json) {
    if (!json.is_object()) {
        if (json.is_array()) return serialization("Start of list found where not expected");
        return serialization("Unexpected field type");
    }
    Json object = Json::object();
    for (const auto& [name, value] : json.as_object()) {
        const auto member = std::ranges::find(shape.members, name, &model::Member::wire_name);
        if (member == shape.members.end() || member->location != model::Location::body || value.is_null()) continue;
        BACKLOT_TRY(read, read_json(*member->shape, value));
        object.set(member->name, std::move(read));
    }
    return object;
}

}  // namespace

Result<Json> read_json(const model::Shape& shape, const Json& json) {
    switch (shape.kind) {
        case Kind::structure: return read_structure(shape, json);
        case Kind::list: {
            if (json.is_object()) return serialization("Start of structure or map found where not expected.");
            if (!json.is_array()) return serialization("Expected list or null");
            Json items = Json::array();
            for (const auto& item : json.as_array()) {
                if (item.is_null()) continue;
                BACKLOT_TRY(read, read_json(*shape.element, item));
                items.push_back(std::move(read));
            }
            return items;
        }
        case Kind::map: {
            if (json.is_array()) return serialization("Start of list found where not expected");
            if (!json.is_object()) return serialization("Expected map or null");
            Json map = Json::object();
            for (const auto& [key, item] : json.as_object()) {
                if (item.is_null()) continue;
                BACKLOT_TRY(read, read_json(*shape.element, item));
                map.set(key, std::move(read));
            }
            return map;
        }
        case Kind::string:
            if (!json.is_string()) return unexpected_value(json, "a String");
            return json;
        case Kind::blob:
            if (!json.is_string()) return unexpected_value(json, "a Blob");
            return json;
        case Kind::integer:
            if (!json.is_number()) return unexpected_value(json, "an Integer");
            return json;
        case Kind::real: {
            // "NaN" and the infinities travel as strings.
            const bool is_special = json.is_string() && (json.as_string() == "NaN" || json.as_string() == "Infinity" ||
                                                         json.as_string() == "-Infinity");
            if (!json.is_number() && !is_special) return unexpected_value(json, "a Double");
            return json;
        }
        case Kind::boolean:
            if (!json.is_bool()) return unexpected_value(json, "a Boolean");
            return json;
        case Kind::timestamp:
            if (!json.is_number() && !json.is_string()) return unexpected_value(json, "a Timestamp");
            return json;
        default: return json;
    }
}

Json write_json(const model::Shape& shape, const void* object) {
    Json json = model::to_json(shape, object, {.names = model::Names::wire, .times = model::Times::numbers});
    for (const auto& member : shape.members) {
        if (member.location != model::Location::body) json.erase(member.wire_name);
    }
    return json;
}

}  // namespace backlot::wire
