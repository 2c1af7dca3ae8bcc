// Request and Response: an HTTP message as bytes, before and after the codecs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/payload.h"

namespace backlot::wire {

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Request {
    std::string method;
    std::string path;   // raw, as sent: percent-encoded, up to the '?'
    std::string query;  // raw, behind the '?'
    Headers headers;    // names in lower case, in order
    std::string body;

    // The first header of that name, or null.
    [[nodiscard]] const std::string* header(std::string_view name) const {
        for (const auto& [key, value] : headers)
            if (key == name) return &value;
        return nullptr;
    }
};

struct Response {
    int status = 200;
    Headers headers;  // names as AWS writes them
    std::string body;
    std::optional<model::Payload> stream;  // the body, where it is not in memory; `body` is empty then
};

}  // namespace backlot::wire
