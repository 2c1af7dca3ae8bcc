// The client's side: an input to a request, an answer to an output or an Error.
#include <algorithm>

#include "base/encoding.h"
#include "model/json.h"
#include "text/xml.h"
#include "wire/bindings.h"
#include "wire/form_codec.h"
#include "wire/json_codec.h"
#include "wire/wire.h"
#include "wire/xml_codec.h"

namespace backlot::wire {

namespace {

using model::Kind;
using model::Protocol;

void write_xml_body(std::string_view root, std::string_view space, const model::Shape& shape, const void* object,
                    Request& request) {
    XmlWriter writer;
    writer.open(root);
    if (!space.empty()) writer.attribute("xmlns", space);
    write_xml_members(writer, shape, object, Milliseconds::where_needed);
    writer.close();
    request.body = writer.take();
    request.headers.emplace_back("content-type", "application/xml");
}

void write_rest_body(const model::Service& service, const model::Shape& shape, const void* input, Request& request) {
    const bool is_json = service.protocol == Protocol::rest_json;
    if (shape.payload == nullptr) {
        if (!shape.has_body_members()) return;
        if (is_json) {
            request.body = write_json(shape, input).dump();
            request.headers.emplace_back("content-type", "application/json");
        } else {
            write_xml_body(shape.xml_name, service.xml_namespace, shape, input, request);
        }
        return;
    }
    const auto& member = *shape.payload;
    const void* value = member.get(const_cast<void*>(input));
    if (value == nullptr) return;
    switch (member.shape->kind) {
        case Kind::payload: request.body = static_cast<const model::Payload*>(value)->bytes; return;
        case Kind::blob: request.body = static_cast<const model::Blob*>(value)->bytes; return;
        case Kind::string: request.body = *static_cast<const std::string*>(value); return;
        default: break;
    }
    if (is_json) {
        request.body = write_json(*member.shape, value).dump();
        request.headers.emplace_back("content-type", "application/json");
    } else {
        write_xml_body(member.wire_name, member.xml_namespace, *member.shape, value, request);
    }
}

Error parse_error(const model::Service& service, const Response& response) {
    Error error{.code = std::to_string(response.status), .message = {}, .status = response.status};
    if (service.protocol == Protocol::json || service.protocol == Protocol::rest_json) {
        for (const auto& [name, value] : response.headers) {
            if (equal_ignoring_case(name, "x-amzn-errortype")) error.code = value.substr(0, value.find(':'));
        }
        const auto body = Json::parse(response.body);
        if (!body) return error;
        const auto type = (*body)["__type"].string_or(error.code);
        error.code = type.substr(type.find('#') + 1);
        error.message = (*body)["message"].string_or((*body)["Message"].string_or(""));
        return error;
    }
    const auto body = Xml::parse(response.body);
    if (!body) return error;
    const Xml* found = &*body;
    if (const Xml* all = found->child("Errors")) found = all;
    if (const Xml* one = found->child("Error")) found = one;
    if (const Xml* code = found->child("Code")) error.code = code->text;
    error.message = found->child_text("Message");
    return error;
}

std::unexpected<Error> unreadable(std::string_view what) {
    return fail("SerializationException", "The answer cannot be read: " + std::string(what));
}

Result<Json> read_xml_body(const model::Service& service, const model::Operation& operation,
                           const Response& response) {
    const auto& shape = *operation.output;
    if (is_blank(response.body)) return Json::object();
    const auto xml = Xml::parse(response.body);
    if (!xml) return unreadable(xml.error().message);
    const Xml* root = &*xml;
    if (service.protocol == Protocol::query) {
        root = operation.result_wrapper.empty() ? nullptr : root->child(operation.result_wrapper);
        if (root == nullptr) return Json::object();
    }
    const bool is_bare = shape.members.size() == 1 && root->children.empty() && !root->text.empty();
    if (is_bare && shape.members[0].shape->kind == Kind::string) {  // GetBucketLocation
        return Json::object({{std::string(shape.members[0].name), root->text}});
    }
    return read_xml(shape, *root, Elements::any);
}

Result<> read_rest_payload(const model::Service& service, const model::Member& member, const Response& response,
                           Json& object) {
    switch (member.shape->kind) {
        case Kind::payload:
        case Kind::blob: object.set(member.name, Json::object({{"base64", base64(response.body)}})); return {};
        case Kind::string: object.set(member.name, response.body); return {};
        default: break;
    }
    if (is_blank(response.body)) return {};
    if (service.protocol == Protocol::rest_json) {
        const auto json = Json::parse(response.body);
        if (!json) return unreadable(json.error().message);
        BACKLOT_TRY(value, read_json(*member.shape, *json));
        object.set(member.name, std::move(value));
        return {};
    }
    const auto xml = Xml::parse(response.body);
    if (!xml) return unreadable(xml.error().message);
    BACKLOT_TRY(value, read_xml(*member.shape, *xml, Elements::any));
    object.set(member.name, std::move(value));
    return {};
}

Result<Json> read_body(const model::Service& service, const model::Operation& operation, const Response& response) {
    const auto& shape = *operation.output;
    const bool is_json = service.protocol == Protocol::json || service.protocol == Protocol::rest_json;
    if (!is_json) return read_xml_body(service, operation, response);
    if (is_blank(response.body)) return Json::object();
    const auto json = Json::parse(response.body);
    if (!json) return unreadable(json.error().message);
    return read_json(shape, *json);
}

}  // namespace

Result<Request> encode_request(const model::Service& service, const model::Operation& operation, const void* input) {
    Request request{.method = "POST", .path = "/", .query = {}, .headers = {}, .body = {}};
    switch (service.protocol) {
        case Protocol::query:
        case Protocol::ec2:
            append_parameter(request.body, "Action", operation.name);
            append_parameter(request.body, "Version", service.api_version);
            write_form(request.body, *operation.input, input,
                       service.protocol == Protocol::ec2 ? FormStyle::ec2 : FormStyle::query);
            request.headers.emplace_back("content-type", "application/x-www-form-urlencoded; charset=utf-8");
            break;
        case Protocol::json:
            request.body = write_json(*operation.input, input).dump();
            request.headers.emplace_back("content-type", "application/x-amz-json-" + std::string(service.json_version));
            request.headers.emplace_back("x-amz-target",
                                         std::string(service.target_prefix) + "." + std::string(operation.name));
            break;
        default:
            BACKLOT_CHECK(write_request_bindings(operation, input, request));
            write_rest_body(service, *operation.input, input, request);
    }
    return request;
}

Result<> decode_response(const model::Service& service, const model::Operation& operation, const Response& response,
                         void* output) {
    if (response.status >= 300) return std::unexpected(parse_error(service, response));
    const auto& shape = *operation.output;
    Json object = Json::object();
    const bool is_rest = service.protocol == Protocol::rest_json || service.protocol == Protocol::rest_xml;
    if (is_rest) object = read_response_bindings(shape, response);
    if (is_rest && shape.payload != nullptr) {
        BACKLOT_CHECK(read_rest_payload(service, *shape.payload, response, object));
    } else if (!is_rest || shape.has_body_members()) {
        BACKLOT_TRY(body, read_body(service, operation, response));
        for (auto& [name, value] : body.as_object()) object.set(name, std::move(value));
    }
    model::Problems problems;
    return model::fill(shape, output, object,
                       {.names = model::Names::aws, .blobs = model::Blobs::base64, .constraints = model::Constraints::none},
                       "", problems);
}

}  // namespace backlot::wire
