// Endpoint: something that a service answers and that is no operation of AWS's model, found by host and path before
// routing: the image registry's /v2/, the credentials of a task. Declared in services/<name>/endpoints.cpp.
//
// It has no permissions of its own: whatever it reads or writes, it asks for by operations, through Kernel::perform, as
// the caller that it has made out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/payload.h"

namespace backlot::kernel {

class Kernel;

struct EndpointRequest {
    std::string method;
    std::string host;   // of the Host header, with its port
    std::string path;   // raw, up to the '?'
    std::string query;  // raw, behind it
    std::vector<std::pair<std::string, std::string>> headers = {};  // names in lower case
    std::string remote_ip = {};
    std::string network = {};  // the private network that it came from; empty: this machine's own
    bool is_tls = false;
    // The body, once it is in: `body` where the endpoint takes it buffered, `stream` (with SHA256 among its digests)
    // where it streams.
    std::string body = {};
    model::Payload stream = {};

    [[nodiscard]] const std::string* header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return &value;
        return nullptr;
    }
};

struct EndpointResponse {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::string body = {};
    std::optional<model::Payload> stream = {};  // the body, where it is not in memory
};

struct Endpoint {
    std::string_view name;
    // Asked of every request that the server gets, but for those to a bucket's own host: must be cheap.
    bool (*matches)(std::string_view host, std::string_view path) = nullptr;
    // True: the body streams into the blob store, without a limit, once `admit` has let it. Null: never.
    bool (*streams)(std::string_view method, std::string_view path) = nullptr;
    // Asked on the head of a request that streams; an answer refuses it before a byte is taken. May be null.
    std::optional<EndpointResponse> (*admit)(Kernel& kernel, const EndpointRequest& head) = nullptr;
    EndpointResponse (*answer)(Kernel& kernel, EndpointRequest& request) = nullptr;
};

}  // namespace backlot::kernel
