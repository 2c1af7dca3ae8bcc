// Descriptors: constant data about shapes and operations, made by tools/modelgen from the service models. One codec
// per protocol walks them at run time; nothing is instantiated per shape and protocol.
//
// Source: Smithy specification 2.0, "AWS protocols"; botocore's service models.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/payload.h"
#include "model/types.h"
#include "text/json.h"

namespace backlot::model {

enum class Kind : std::uint8_t {
    structure, list, map, string, integer, real, boolean, timestamp, blob, payload, document
};
enum class Location : std::uint8_t { body, header, headers, uri, querystring, status_code };
enum class TimeFormat : std::uint8_t { none, iso8601, rfc822, unix_seconds };
enum class Protocol : std::uint8_t { query, ec2, json, rest_json, rest_xml };

struct Shape;

struct Member {
    std::string_view name;       // AWS's
    std::string_view wire_name;  // locationName, or the name
    std::string_view query_name = {};  // as EC2's requests have it; empty elsewhere
    const Shape* shape = nullptr;
    Location location = Location::body;
    bool is_required = false;
    bool is_flattened = false;
    bool is_xml_attribute = false;
    bool is_idempotency_token = false;
    TimeFormat time_format = TimeFormat::none;
    std::string_view xml_namespace = {};
    std::string_view xml_namespace_prefix = {};
    std::size_t offset = 0;                   // of its place in the object, bytes
    void* (*get_at)(void* place) = nullptr;   // the value there, or null where it is absent
    void* (*make_at)(void* place) = nullptr;  // the value there, made where it is absent

    [[nodiscard]] void* get(void* object) const { return get_at(static_cast<char*>(object) + offset); }
    [[nodiscard]] void* make(void* object) const { return make_at(static_cast<char*>(object) + offset); }
};

struct Shape {
    std::string_view name;
    Kind kind = Kind::structure;
    std::span<const Member> members = {};
    const Member* payload = nullptr;  // the member that is the body
    const Shape* element = nullptr;   // of a list, or a map's values
    std::string_view element_name = "member";
    std::string_view key_name = "key";
    std::string_view value_name = "value";
    bool is_flattened = false;
    bool is_sensitive = false;            // its value is told to nobody
    std::string_view xml_name = {};       // of the root element
    std::string_view xml_namespace = {};
    std::optional<std::int64_t> min = {};
    std::optional<std::int64_t> max = {};
    std::string_view pattern = {};
    std::span<const std::string_view> enumeration = {};
    TimeFormat time_format = TimeFormat::none;
    // Lists and maps.
    bool (*present)(const void* value) = nullptr;
    void (*give)(void* value) = nullptr;  // marks as sent, be it empty
    std::size_t (*size)(const void* value) = nullptr;
    const void* (*at)(const void* value, std::size_t index) = nullptr;
    void* (*append)(void* value) = nullptr;
    void* (*insert)(void* value, std::string_view key) = nullptr;
    void (*each)(const void* value, void* state, void (*visit)(void* state, const std::string& key, const void*)) =
        nullptr;

    [[nodiscard]] bool has_body_members() const {
        return std::ranges::any_of(members, [](const Member& one) { return one.location == Location::body; });
    }
};

struct ErrorShape {
    std::string_view name;  // the shape's
    std::string_view code;  // on the wire
    int status = 400;
    std::string_view message_name = "message";  // its member's, in JSON
};

struct Operation {
    std::string_view name;
    std::string_view method = "POST";
    std::string_view uri = "/";
    int status = 200;
    const Shape* input = nullptr;   // null where the operation has no file
    const Shape* output = nullptr;
    std::string_view result_wrapper = {};  // query protocol
    bool is_streaming_input = false;
    bool is_unsigned = false;       // authtype none
    // What tells apart operations of one method and path: query parameters and headers that the input requires.
    std::span<const std::string_view> required_query = {};
    std::span<const std::string_view> required_headers = {};
};

struct Service {
    std::string_view name;          // the folder's and botocore's: "s3"
    std::string_view signing_name;
    std::string_view endpoint_prefix;
    std::string_view service_id;
    std::string_view api_version;
    Protocol protocol = Protocol::query;
    std::string_view json_version = {};
    std::string_view target_prefix = {};
    std::string_view xml_namespace = {};
    bool is_query_compatible = false;  // JSON that still names its errors as the query protocol did
    std::span<const Operation> operations = {};
    std::span<const ErrorShape> errors = {};
};

// Puts a body into the streaming member of an input. Our mistake where it has none.
void set_payload(const Shape& shape, void* object, Payload payload);
// The streaming member of an output, or null.
[[nodiscard]] const Payload* find_payload(const Shape& shape, const void* object);

}  // namespace backlot::model
