#include "model/json.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <mutex>

#include "base/assert.h"
#include "base/encoding.h"
#include "model/pattern.h"
#include "model/time.h"

namespace backlot::model {

namespace {

std::unexpected<Error> wrong_type(const std::string& path, std::string_view expected) {
    return fail("SerializationException", "Unexpected type at " + (path.empty() ? "the input" : "'" + path + "'") +
                                              ": expected " + std::string(expected));
}

std::string lower_first(std::string_view name) {
    std::string out(name);
    if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] - 'A' + 'a');
    return out;
}

std::string child_path(const std::string& path, const Member& member) {
    const auto name = lower_first(member.name);
    return path.empty() ? name : path + "." + name;
}

// A secret value is left out: "Value at 'plaintext' failed ...".
void add_problem(const Shape& shape, Problems& problems, std::string_view value, const std::string& path, const std::string& rule) {
    problems.push_back("Value " + (shape.is_sensitive ? std::string{} : "'" + std::string(value) + "' ") + "at '" + path +
                       "' failed to satisfy constraint: " + rule);
}

void check_text(const Shape& shape, const std::string& value, const std::string& path, Problems& problems) {
    const auto count = static_cast<std::int64_t>(
        std::ranges::count_if(value, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    if (!shape.pattern.empty() && !matches_pattern(shape.pattern, value)) {
        add_problem(shape, problems, value, path, "Member must satisfy regular expression pattern: " + std::string(shape.pattern));
    }
    if (shape.min && count < *shape.min) {
        add_problem(shape, problems, value, path,
                    "Member must have length greater than or equal to " + std::to_string(*shape.min));
    }
    if (shape.max && count > *shape.max) {
        add_problem(shape, problems, value, path, "Member must have length less than or equal to " + std::to_string(*shape.max));
    }
    if (!shape.enumeration.empty() && std::ranges::find(shape.enumeration, value) == shape.enumeration.end()) {
        std::string values;
        for (const auto& one : shape.enumeration) values += (values.empty() ? "" : ", ") + std::string(one);
        add_problem(shape, problems, value, path, "Member must satisfy enum value set: [" + values + "]");
    }
}

void check_number(const Shape& shape, std::int64_t value, const std::string& path, Problems& problems) {
    if (shape.min && value < *shape.min) {
        add_problem(shape, problems, std::to_string(value), path,
                    "Member must have value greater than or equal to " + std::to_string(*shape.min));
    }
    if (shape.max && value > *shape.max) {
        add_problem(shape, problems, std::to_string(value), path,
                    "Member must have value less than or equal to " + std::to_string(*shape.max));
    }
}

void check_size(const Shape& shape, std::size_t size, const std::string& path, Problems& problems) {
    const auto count = static_cast<std::int64_t>(size);
    // As AWS shows them: a list's elements, and of bytes how many there are.
    const auto shown = [&](const char* list) {
        if (shape.kind != Kind::blob) return std::string(list);
        return "java.nio.HeapByteBuffer[pos=0 lim=" + std::to_string(size) + " cap=" + std::to_string(size) + "]";
    };
    if (shape.min && count < *shape.min) {
        add_problem(shape, problems, shown("[]"), path, "Member must have length greater than or equal to " + std::to_string(*shape.min));
    }
    if (shape.max && count > *shape.max) {
        add_problem(shape, problems, shown("[...]"), path, "Member must have length less than or equal to " + std::to_string(*shape.max));
    }
}

Result<> fill_structure(const Shape& shape, void* object, const Json& json, const FromJson& options,
                        const std::string& path, Problems& problems) {
    if (!json.is_object()) return wrong_type(path, "an object");
    for (const auto& member : shape.members) {
        const auto name = options.names == Names::aws ? member.name : member.wire_name;
        const Json* value = json.find(name);
        if (value == nullptr || value->is_null()) {
            if (member.is_required && options.constraints != Constraints::none) {
                problems.push_back("Value null at '" + child_path(path, member) +
                                   "' failed to satisfy constraint: Member must not be null");
            }
            continue;
        }
        BACKLOT_CHECK(fill(*member.shape, member.make(object), *value, options, child_path(path, member), problems));
    }
    return {};
}

}  // namespace

Result<> fill(const Shape& shape, void* object, const Json& json, const FromJson& options, const std::string& path,
              Problems& problems) {
    const bool checked = options.constraints == Constraints::all;
    switch (shape.kind) {
        case Kind::structure: return fill_structure(shape, object, json, options, path, problems);
        case Kind::list: {
            if (!json.is_array()) return wrong_type(path, "a list");
            shape.give(object);
            std::size_t place = 0;
            for (const auto& item : json.as_array()) {
                const auto item_path = path + "." + std::to_string(++place) + ".member";
                BACKLOT_CHECK(fill(*shape.element, shape.append(object), item, options, item_path, problems));
            }
            if (checked) check_size(shape, place, path, problems);
            return {};
        }
        case Kind::map: {
            if (!json.is_object()) return wrong_type(path, "an object");
            shape.give(object);
            for (const auto& [key, item] : json.as_object()) {
                BACKLOT_CHECK(fill(*shape.element, shape.insert(object, key), item, options, path + "." + key, problems));
            }
            if (checked) check_size(shape, json.as_object().size(), path, problems);
            return {};
        }
        case Kind::string: {
            std::string text;
            if (json.is_string()) text = json.as_string();
            else if (json.is_object() || json.is_array()) text = json.dump();  // a policy given as an object
            else if (json.is_bool() && options.names == Names::aws) text = json.as_bool() ? "true" : "false";
            else if (json.is_number() && options.names == Names::aws) text = json.number_text();
            else return wrong_type(path, "a string");
            if (checked) check_text(shape, text, path, problems);
            *static_cast<std::string*>(object) = std::move(text);
            return {};
        }
        case Kind::integer: {
            const auto number = json.is_string() ? Json(Json::Number{json.as_string()}).to_int() : json.to_int();
            if (!number) return wrong_type(path, "a whole number");
            if (checked) check_number(shape, *number, path, problems);
            *static_cast<std::int64_t*>(object) = *number;
            return {};
        }
        case Kind::real: {
            const auto number = json.is_string() ? Json(Json::Number{json.as_string()}).to_double() : json.to_double();
            if (!number) return wrong_type(path, "a number");
            *static_cast<double*>(object) = *number;
            return {};
        }
        case Kind::boolean: {
            if (json.is_bool()) *static_cast<bool*>(object) = json.as_bool();
            else if (json.is_string() && (json.as_string() == "true" || json.as_string() == "false")) {
                *static_cast<bool*>(object) = json.as_string() == "true";
            } else return wrong_type(path, "a boolean");
            return {};
        }
        case Kind::timestamp: {
            const auto time = parse_time(json.is_string() ? json.as_string()
                                         : json.is_number() ? json.number_text() : std::string{});
            if (!time) return wrong_type(path, "a timestamp");
            *static_cast<Timestamp*>(object) = *time;
            return {};
        }
        case Kind::blob: {
            const Json* encoded = json.find("base64");
            if (encoded == nullptr && !json.is_string()) return wrong_type(path, "a blob");
            if (encoded == nullptr && options.blobs == Blobs::text) {
                static_cast<Blob*>(object)->bytes = json.as_string();
            } else {
                auto bytes = from_base64(encoded != nullptr ? encoded->string_or("") : json.as_string());
                if (!bytes) return wrong_type(path, "base64");
                static_cast<Blob*>(object)->bytes = std::move(*bytes);
            }
            if (checked) check_size(shape, static_cast<Blob*>(object)->bytes.size(), path, problems);
            return {};
        }
        case Kind::payload: {
            auto& payload = *static_cast<Payload*>(object);
            const Json* encoded = json.find("base64");
            if (encoded != nullptr) payload.bytes = from_base64(encoded->string_or("")).value_or("");
            else if (json.is_string()) payload.bytes = json.as_string();
            else return wrong_type(path, "a body");
            payload.size = payload.bytes.size();
            return {};
        }
        case Kind::document: *static_cast<Json*>(object) = json; return {};
    }
    return {};
}

std::string validation_message(const Problems& problems) {
    std::string text = std::to_string(problems.size()) + " validation error" + (problems.size() == 1 ? "" : "s") +
                       " detected: ";
    for (std::size_t i = 0; i < problems.size(); ++i) text += (i == 0 ? "" : "; ") + problems[i];
    return text;
}

Result<> from_json(const Shape& shape, void* object, const Json& json, const FromJson& options) {
    Problems problems;
    BACKLOT_CHECK(fill(shape, object, json, options, "", problems));
    if (!problems.empty()) return fail("ValidationException", validation_message(problems), 400);
    return {};
}

std::string scalar_text(const Shape& shape, const void* value, TimeFormat format) {
    switch (shape.kind) {
        case Kind::string: return *static_cast<const std::string*>(value);
        case Kind::integer: return std::to_string(*static_cast<const std::int64_t*>(value));
        case Kind::real: return Json(*static_cast<const double*>(value)).dump();
        case Kind::boolean: return *static_cast<const bool*>(value) ? "true" : "false";
        case Kind::timestamp:
            return time_text(*static_cast<const Timestamp*>(value),
                             shape.time_format != TimeFormat::none ? shape.time_format : format);
        case Kind::blob: return base64(static_cast<const Blob*>(value)->bytes);
        default: return {};
    }
}

Result<> fill_scalar(const Shape& shape, void* value, std::string_view text, TimeFormat) {
    Problems problems;
    return fill(shape, value, Json(text), {.names = Names::aws, .blobs = Blobs::base64, .constraints = Constraints::none},
                "", problems);
}

Json to_json(const Shape& shape, const void* object, const ToJson& options) {
    switch (shape.kind) {
        case Kind::structure: {
            Json json = Json::object();
            for (const auto& member : shape.members) {
                void* value = member.get(const_cast<void*>(object));
                const bool is_collection = member.shape->kind == Kind::list || member.shape->kind == Kind::map;
                if (value == nullptr && !(member.is_required && is_collection)) continue;
                const auto name = options.names == Names::aws ? member.name : member.wire_name;
                if (value == nullptr) {
                    json.set(name, member.shape->kind == Kind::list ? Json::array() : Json::object());
                } else if (member.shape->kind == Kind::timestamp && member.time_format != TimeFormat::none) {
                    const auto text = time_text(*static_cast<const Timestamp*>(value), member.time_format);
                    json.set(name, member.time_format == TimeFormat::unix_seconds ? Json(Json::Number{text}) : Json(text));
                } else {
                    json.set(name, to_json(*member.shape, value, options));
                }
            }
            return json;
        }
        case Kind::list: {
            Json json = Json::array();
            for (std::size_t i = 0; i < shape.size(object); ++i) {
                json.push_back(to_json(*shape.element, shape.at(object, i), options));
            }
            return json;
        }
        case Kind::map: {
            Json json = Json::object();
            struct State {
                Json* json;
                const Shape* element;
                const ToJson* options;
            } state{&json, shape.element, &options};
            shape.each(object, &state, [](void* raw, const std::string& key, const void* value) {
                auto& into = *static_cast<State*>(raw);
                into.json->set(key, to_json(*into.element, value, *into.options));
            });
            return json;
        }
        case Kind::integer: return *static_cast<const std::int64_t*>(object);
        case Kind::real: return *static_cast<const double*>(object);
        case Kind::boolean: return *static_cast<const bool*>(object);
        case Kind::timestamp: {
            const auto format = shape.time_format != TimeFormat::none ? shape.time_format
                                : options.times == Times::numbers     ? TimeFormat::unix_seconds
                                                                      : TimeFormat::iso8601;
            const auto text = time_text(*static_cast<const Timestamp*>(object), format);
            return format == TimeFormat::unix_seconds ? Json(Json::Number{text}) : Json(text);
        }
        case Kind::document: return *static_cast<const Json*>(object);
        case Kind::payload: return static_cast<const Payload*>(object)->bytes;
        default: return scalar_text(shape, object, TimeFormat::iso8601);
    }
}

void set_payload(const Shape& shape, void* object, Payload payload) {
    BACKLOT_ASSERT(shape.payload != nullptr && shape.payload->shape->kind == Kind::payload);
    *static_cast<Payload*>(shape.payload->make(object)) = std::move(payload);
}

const Payload* find_payload(const Shape& shape, const void* object) {
    if (shape.payload == nullptr || shape.payload->shape->kind != Kind::payload) return nullptr;
    return static_cast<const Payload*>(shape.payload->get(const_cast<void*>(object)));
}

}  // namespace backlot::model
