// encode: an operation's output to an answer.
#include <algorithm>

#include "model/json.h"
#include "text/xml.h"
#include "wire/bindings.h"
#include "wire/json_codec.h"
#include "wire/s3_rules.h"
#include "wire/wire.h"
#include "wire/xml_codec.h"

namespace backlot::wire {

namespace {

using model::Kind;
using model::Protocol;

bool has_header(const Response& response, std::string_view name) {
    return std::ranges::find(response.headers, name, &Headers::value_type::first) != response.headers.end();
}

void set_content_type(Response& response, std::string_view type) {
    if (!has_header(response, "Content-Type")) response.headers.emplace_back("Content-Type", type);
}

void encode_query(const model::Service& service, const model::Operation& operation, const void* output,
                  std::string_view request_id, Response& response) {
    XmlWriter writer;
    writer.open(std::string(operation.name) + "Response");
    writer.attribute("xmlns", service.xml_namespace);
    if (!operation.result_wrapper.empty()) {
        writer.open(operation.result_wrapper);
        write_xml_members(writer, *operation.output, output, Milliseconds::where_needed);
        writer.close();
    }
    writer.open("ResponseMetadata");
    writer.element("RequestId", request_id);
    writer.close();
    writer.close();
    response.body = writer.take();
    set_content_type(response, "text/xml");
}

void encode_ec2(const model::Service& service, const model::Operation& operation, const void* output,
                std::string_view request_id, Response& response) {
    XmlWriter writer;
    writer.prologue();
    writer.open(std::string(operation.name) + "Response");
    writer.attribute("xmlns", service.xml_namespace);
    writer.element("requestId", request_id);
    write_xml_members(writer, *operation.output, output, Milliseconds::always);
    writer.close();
    response.body = writer.take();
    set_content_type(response, "text/xml;charset=UTF-8");
}

void write_root(XmlWriter& writer, const model::Service& service, std::string_view name) {
    writer.prologue();
    writer.open(name);
    const auto space = is_s3(service) ? s3_namespace : service.xml_namespace;
    if (!space.empty()) writer.attribute("xmlns", space);
}

// <LocationConstraint>eu-west-1</LocationConstraint>: the only answer that is a bare value.
void encode_location(const model::Service& service, const model::Shape& shape, const void* output, Response& response) {
    XmlWriter writer;
    write_root(writer, service, "LocationConstraint");
    for (const auto& member : shape.members) {
        const void* value = member.get(const_cast<void*>(output));
        if (value != nullptr) writer.text(model::scalar_text(*member.shape, value, member.time_format));
    }
    writer.close();
    response.body = writer.take();
}

void encode_xml_payload(const model::Service& service, const model::Member& member, const void* value,
                        Response& response) {
    XmlWriter writer;
    write_root(writer, service, member.wire_name);
    write_xml_members(writer, *member.shape, value, Milliseconds::always);
    writer.close();
    response.body = writer.take();
}

void encode_payload(const model::Service& service, const model::Member& member, const void* value,
                    Response& response) {
    switch (member.shape->kind) {
        case Kind::payload: {
            const auto& payload = *static_cast<const model::Payload*>(value);
            if (payload.pieces.empty() && payload.blob.empty()) response.body = payload.bytes;
            else response.stream = payload;
            set_content_type(response, "binary/octet-stream");
            return;
        }
        case Kind::blob:
            response.body = static_cast<const model::Blob*>(value)->bytes;
            set_content_type(response, "application/octet-stream");
            return;
        case Kind::string:
            response.body = *static_cast<const std::string*>(value);
            set_content_type(response, is_s3(service) ? "application/json" : "text/plain");
            return;
        default: break;
    }
    if (service.protocol == Protocol::rest_json) {
        response.body = write_json(*member.shape, value).dump();
        set_content_type(response, "application/json");
    } else {
        encode_xml_payload(service, member, value, response);
        set_content_type(response, "application/xml");
    }
}

// Lists whose items tell their place are one sequence: versions and delete markers.
struct Placed {
    std::int64_t place;
    const model::Member* member;
    const void* item;
};

std::vector<Placed> placed_items(const model::Shape& shape, const void* output) {
    std::vector<Placed> items;
    for (const auto& member : shape.members) {
        const void* list = member.get(const_cast<void*>(output));
        if (member.shape->kind != Kind::list || !member.is_flattened || list == nullptr) continue;
        const auto& members = member.shape->element->members;
        const auto place = std::ranges::find(members, std::string_view("Place"), &model::Member::name);
        if (place == members.end()) continue;
        for (std::size_t i = 0; i < member.shape->size(list); ++i) {
            const void* item = member.shape->at(list, i);
            const auto* number = static_cast<const std::int64_t*>(place->get(const_cast<void*>(item)));
            items.push_back({.place = number == nullptr ? 0 : *number, .member = &member, .item = item});
        }
    }
    std::ranges::sort(items, {}, &Placed::place);
    return items;
}

// S3 tells what an answer is about before the lists in it: clients that read as it comes rest on that.
void write_lists_last(XmlWriter& writer, const model::Shape& shape, const void* output) {
    const auto placed = placed_items(shape, output);
    for (const bool lists : {false, true}) {
        if (lists) {
            for (const auto& one : placed) {
                writer.open(flattened_name(*one.member));
                write_xml_members(writer, *one.member->shape->element, one.item, Milliseconds::always);
                writer.close();
            }
        }
        for (const auto& member : shape.members) {
            if (member.location != model::Location::body || (member.shape->kind == Kind::list) != lists) continue;
            if (std::ranges::any_of(placed, [&](const Placed& one) { return one.member == &member; })) continue;
            write_xml_member(writer, member, member.get(const_cast<void*>(output)), Milliseconds::always);
        }
    }
}

void encode_rest(const model::Service& service, const model::Operation& operation, const void* output,
                 Response& response) {
    const auto& shape = *operation.output;
    write_response_bindings(shape, output, response);
    if (operation.method == "HEAD") {
        if (is_s3(service) && operation.name == "HeadBucket") set_content_type(response, "application/xml");
        return;
    }
    if (shape.payload != nullptr) {
        const void* value = shape.payload->get(const_cast<void*>(output));
        if (value != nullptr) encode_payload(service, *shape.payload, value, response);
        return;
    }
    if (!shape.has_body_members()) return;
    if (service.protocol == Protocol::rest_json) {
        response.body = write_json(shape, output).dump();
        set_content_type(response, "application/json");
        return;
    }
    if (is_s3(service) && operation.name == "GetBucketLocation") {
        encode_location(service, shape, output, response);
    } else {
        XmlWriter writer;
        write_root(writer, service, is_s3(service) ? s3_root(operation) : shape.xml_name);
        if (is_s3(service)) write_lists_last(writer, shape, output);
        else write_xml_members(writer, shape, output, Milliseconds::always);
        writer.close();
        response.body = writer.take();
    }
    set_content_type(response, "application/xml");
}

}  // namespace

Response encode(const model::Service& service, const model::Operation& operation, const void* output,
                std::string_view request_id) {
    Response response{.status = operation.status, .headers = {}, .body = {}, .stream = {}};
    if (is_s3(service)) {
        response.headers.emplace_back("x-amz-id-2", s3_host_id(request_id));
        response.headers.emplace_back("x-amz-request-id", request_id);
        response.headers.emplace_back("Server", "AmazonS3");
    } else {
        response.headers.emplace_back("x-amzn-RequestId", request_id);
    }
    switch (service.protocol) {
        case Protocol::query: encode_query(service, operation, output, request_id, response); break;
        case Protocol::ec2: encode_ec2(service, operation, output, request_id, response); break;
        case Protocol::json:
            response.body = write_json(*operation.output, output).dump();
            set_content_type(response, "application/x-amz-json-" + std::string(service.json_version));
            break;
        default: encode_rest(service, operation, output, response);
    }
    if (is_s3(service)) response.status = s3_status(response);
    return response;
}

}  // namespace backlot::wire
