// decode: a request to an operation's input.
#include <algorithm>

#include "base/encoding.h"
#include "model/json.h"
#include "wire/bindings.h"
#include "wire/errors.h"
#include "wire/form_codec.h"
#include "wire/json_codec.h"
#include "wire/s3_rules.h"
#include "wire/wire.h"
#include "wire/xml_codec.h"

namespace backlot::wire {

namespace {

using model::Kind;
using model::Protocol;

Result<Json> parse_json(const model::Shape& shape, std::string_view body) {
    if (is_blank(body)) return Json::object();
    auto json = Json::parse(body);
    if (!json) return fail("SerializationException", json.error().message, 400);
    return read_json(shape, *json);
}

// The XML of a body, whose root must be called `root` where that is known.
Result<Json> parse_xml(const Route& route, const model::Shape& shape, std::string_view root, std::string_view body) {
    const auto elements = is_s3(*route.service) ? Elements::known_only : Elements::any;
    const auto xml = Xml::parse(body);
    if (!xml || (elements == Elements::known_only && xml->name != root)) return fail(errors::malformed_xml());
    return read_xml(shape, *xml, elements);
}

Result<> read_payload(const Route& route, const Request& request, Json& object) {
    const auto& member = *route.operation->input->payload;
    switch (member.shape->kind) {
        case Kind::payload: return {};
        case Kind::blob:
            if (!request.body.empty()) object.set(member.name, Json::object({{"base64", base64(request.body)}}));
            return {};
        case Kind::string:
            if (!request.body.empty()) object.set(member.name, request.body);
            return {};
        default: break;
    }
    const bool is_json = route.service->protocol == Protocol::rest_json;
    if (is_blank(request.body)) {
        if (!is_json && member.is_required) return fail(errors::missing_body());
        return {};
    }
    auto value = is_json ? parse_json(*member.shape, request.body)
                         : parse_xml(route, *member.shape, member.wire_name, request.body);
    if (!value) return std::unexpected(value.error());
    object.set(member.name, std::move(*value));
    return {};
}

Result<Json> read_rest(const Route& route, const Request& request) {
    const auto& shape = *route.operation->input;
    BACKLOT_TRY(object, read_request_bindings(route, request));
    if (shape.payload != nullptr) {
        BACKLOT_CHECK(read_payload(route, request, object));
    } else if (shape.has_body_members() && !is_blank(request.body)) {
        auto body = route.service->protocol == Protocol::rest_json
                        ? parse_json(shape, request.body)
                        : parse_xml(route, shape, shape.xml_name, request.body);
        if (!body) return std::unexpected(body.error());
        for (auto& [name, value] : body->as_object()) object.set(name, std::move(value));
    }
    return std::move(object);
}

Result<Json> read_parameters(const Route& route, const Request& request) {
    const auto count = std::ranges::count(request.body, '&') + std::ranges::count(request.query, '&');
    if (static_cast<std::size_t>(count) >= parameter_limit) {
        return fail("MalformedInput", "The request has too many parameters", 400);
    }
    auto form = parse_form(request.query);
    for (auto& parameter : parse_form(request.body)) form.push_back(std::move(parameter));
    const auto style = route.service->protocol == Protocol::ec2 ? FormStyle::ec2 : FormStyle::query;
    return read_form(*route.operation->input, form, style);
}

Result<Json> read(const Route& route, const Request& request) {
    switch (route.service->protocol) {
        case Protocol::query:
        case Protocol::ec2: return read_parameters(route, request);
        case Protocol::json: return parse_json(*route.operation->input, request.body);
        default: return read_rest(route, request);
    }
}

}  // namespace

Result<> decode(const Route& route, const Request& request, void* input) {
    if (is_s3(*route.service)) BACKLOT_CHECK(check_digests(*route.operation, request));
    BACKLOT_TRY(json, read(route, request));
    model::Problems problems;
    // S3 words its own refusals, operation by operation.
    const auto constraints = route.service->protocol == Protocol::rest_xml ? model::Constraints::required_only : model::Constraints::all;
    const auto filled = model::fill(*route.operation->input, input, json,
                                    {.names = model::Names::aws, .blobs = model::Blobs::base64, .constraints = constraints},
                                    "", problems);
    if (!filled) return fail(errors::wrong_type(*route.service, filled.error().message));
    if (!problems.empty()) return fail(errors::validation(*route.service, *route.operation, problems));
    return {};
}

}  // namespace backlot::wire
