// encode_error: a failure as the service's protocol tells it.
//
// Source: Smithy, "AWS protocols", operation error serialization; Amazon S3 API Reference, "REST error responses".
#include <algorithm>

#include "text/json.h"
#include "text/xml.h"
#include "wire/s3_rules.h"
#include "wire/wire.h"

namespace backlot::wire {

namespace {

using model::Protocol;

const model::ErrorShape* shape_of(const model::Service* service, const Error& error) {
    if (service == nullptr || error.code.empty()) return nullptr;
    for (const auto& one : service->errors)
        if (one.name == error.code) return &one;
    for (const auto& one : service->errors)
        if (one.code == error.code) return &one;
    return nullptr;
}

// The refusal by policy has another name in each family.
std::string code_of(const model::Service* service, const model::ErrorShape* shape, const Error& error) {
    if (service == nullptr) return error.code;
    const bool is_refusal = error.code == "AccessDenied";
    switch (service->protocol) {
        case Protocol::ec2: return is_refusal ? "UnauthorizedOperation" : error.code;
        case Protocol::json:
        case Protocol::rest_json:
            if (is_refusal) return "AccessDeniedException";
            return shape == nullptr ? error.code : std::string(shape->name);
        case Protocol::query: return shape == nullptr ? error.code : std::string(shape->code);
        default: return error.code;
    }
}

int status_of(const model::Service* service, const model::ErrorShape* shape, const Error& error) {
    if (error.status != 0) return error.status;
    if (shape != nullptr) return shape->status;
    const bool is_refusal = error.code == "AccessDenied" || error.code == "AccessDeniedException";
    return is_refusal && (service == nullptr || service->protocol != Protocol::json) ? 403 : 400;
}

void encode_s3(const Error& error, std::string_view request_id, Response& response) {
    XmlWriter writer;
    writer.prologue();
    writer.open("Error");
    writer.element("Code", error.code);
    writer.element("Message", error.message);
    for (const auto& [name, value] : error.details) writer.element(name, value);
    writer.element("RequestId", request_id);
    writer.element("HostId", s3_host_id(request_id));
    writer.close();
    response.headers.emplace_back("Content-Type", "application/xml");
    response.body = writer.take();
}

void encode_query(const model::Service* service, const std::string& code, const Error& error,
                  std::string_view request_id, Response& response) {
    XmlWriter writer;
    writer.open("ErrorResponse");
    if (service != nullptr && !service->xml_namespace.empty()) writer.attribute("xmlns", service->xml_namespace);
    writer.open("Error");
    writer.element("Type", response.status >= 500 ? "Receiver" : "Sender");
    writer.element("Code", code);
    if (!error.message.empty()) writer.element("Message", error.message);
    for (const auto& [name, value] : error.details) writer.element(name, value);
    writer.close();
    writer.element("RequestId", request_id);
    writer.close();
    response.headers.emplace_back("Content-Type", "text/xml");
    response.body = writer.take();
}

void encode_ec2(const std::string& code, const Error& error, std::string_view request_id, Response& response) {
    XmlWriter writer;
    writer.prologue();
    writer.open("Response");
    writer.open("Errors");
    writer.open("Error");
    writer.element("Code", code);
    writer.element("Message", error.message);
    writer.close();
    writer.close();
    writer.element("RequestID", request_id);
    writer.close();
    response.headers.emplace_back("Content-Type", "text/xml;charset=UTF-8");
    response.body = writer.take();
}

void encode_json(const model::Service& service, const model::ErrorShape* shape, const std::string& code,
                 const Error& error, Response& response) {
    Json body = Json::object();
    if (service.protocol == Protocol::json) {
        const std::string space = service.json_version == "1.0" ? "com.amazonaws." + std::string(service.name) + "#" : "";
        body.set("__type", space + code);
        response.headers.emplace_back("Content-Type", "application/x-amz-json-" + std::string(service.json_version));
    } else {
        response.headers.emplace_back("Content-Type", "application/json");
    }
    response.headers.emplace_back("x-amzn-ErrorType", code);
    // Services disagree about the case; those whose shapes are silent, and refusals, mostly have it like this.
    const bool is_refusal = shape == nullptr && code == "AccessDeniedException";
    if (!error.message.empty()) body.set(shape != nullptr ? shape->message_name : is_refusal ? "Message" : "message", error.message);
    for (const auto& [name, value] : error.details) body.set(name, value);
    if (service.is_query_compatible) {
        const std::string old = shape == nullptr ? code : std::string(shape->code);
        response.headers.emplace_back("x-amzn-query-error", old + (response.status >= 500 ? ";Receiver" : ";Sender"));
    }
    response.body = body.dump();
}

}  // namespace

Response encode_error(const model::Service* service, const model::Operation* operation, const Error& error,
                      std::string_view request_id) {
    const auto* shape = shape_of(service, error);
    const auto code = code_of(service, shape, error);
    Response response{.status = status_of(service, shape, error), .headers = error.headers, .body = {}, .stream = {}};
    const bool with_s3 = service != nullptr && is_s3(*service);
    if (with_s3) {
        response.headers.emplace_back("x-amz-id-2", s3_host_id(request_id));
        response.headers.emplace_back("Server", "AmazonS3");
    }
    response.headers.emplace_back(with_s3 ? "x-amz-request-id" : "x-amzn-RequestId", request_id);
    if (with_s3) encode_s3(error, request_id, response);
    else if (service == nullptr) encode_query(nullptr, code, error, request_id, response);
    else if (service->protocol == Protocol::ec2) encode_ec2(code, error, request_id, response);
    else if (service->protocol == Protocol::json || service->protocol == Protocol::rest_json) {
        encode_json(*service, shape, code, error, response);
    } else {
        encode_query(service, code, error, request_id, response);
    }
    const bool is_head = operation != nullptr && operation->method == "HEAD";
    if (is_head || response.status == 304) response.body.clear();
    return response;
}

}  // namespace backlot::wire
