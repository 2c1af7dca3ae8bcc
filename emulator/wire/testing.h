// For tests: a router over the services whose shapes the test program has, and requests to ask it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "services/cloudwatch/model.h"
#include "services/ec2/model.h"
#include "services/iam/model.h"
#include "services/lambda/model.h"
#include "services/organizations/model.h"
#include "services/s3/model.h"
#include "services/sqs/model.h"
#include "services/sts/model.h"
#include "wire/wire.h"

namespace backlot::wire::testing {

inline const std::vector<const model::Service*>& services() {
    static const std::vector<const model::Service*> all{&s3::service(),     &iam::service(),    &sts::service(),
                                                        &organizations::service(), &sqs::service(), &ec2::service(),
                                                        &lambda::service(), &cloudwatch::service()};
    return all;
}

inline Router router() { return Router(services()); }

inline const model::Operation& operation(const model::Service& service, std::string_view name) {
    const auto found = std::ranges::find(service.operations, name, &model::Operation::name);
    BACKLOT_ASSERT(found != service.operations.end());
    return *found;
}

// "GET", "/reports/a?acl"
inline Request request(std::string method, std::string_view target, Headers headers = {}, std::string body = {}) {
    const auto mark = target.find('?');
    return {.method = std::move(method),
            .path = std::string(target.substr(0, mark)),
            .query = mark == target.npos ? std::string{} : std::string(target.substr(mark + 1)),
            .headers = std::move(headers),
            .body = std::move(body)};
}

inline Request form(std::string body) {
    return request("POST", "/", {{"content-type", "application/x-www-form-urlencoded"}}, std::move(body));
}

inline std::string header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
        if (key == name) return value;
    return "(none)";
}

// The code and the message of a failed Result, or "(success)".
template <class T>
std::string failure(const Result<T>& result) {
    return result ? "(success)" : result.error().code + ": " + result.error().message;
}

// Routes and decodes.
template <class Input>
Result<Input> read(const Request& request, std::string_view signing_name) {
    BACKLOT_TRY(route, router().route(request, signing_name));
    BACKLOT_ASSERT(route.operation != nullptr && route.operation->input != nullptr);
    Input input;
    BACKLOT_CHECK(decode(route, request, &input));
    return input;
}

// From an input to a request, through the router and back.
template <class Input>
Result<Input> there_and_back(const model::Service& service, std::string_view name, const Input& input) {
    BACKLOT_TRY(sent, encode_request(service, operation(service, name), &input));
    return read<Input>(sent, service.signing_name);
}

template <class Output>
Result<Output> answer_and_back(const model::Service& service, std::string_view name, const Output& output) {
    const auto& asked = operation(service, name);
    const auto response = encode(service, asked, &output, "request-1");
    Output read_again;
    BACKLOT_CHECK(decode_response(service, asked, response, &read_again));
    return read_again;
}

}  // namespace backlot::wire::testing
