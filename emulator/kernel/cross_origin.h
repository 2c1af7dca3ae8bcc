// CrossOrigin: a browser's request from a page of another origin, and what lets that page read the answer.
//
// Source: Fetch Standard, "HTTP CORS protocol"; Amazon S3 User Guide, "Using cross-origin resource sharing (CORS)".
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace backlot::kernel {

struct CrossOrigin {
    std::string resource;              // what the service names first in its paths: of S3 the bucket
    std::string origin;                // "https://www.example.com"
    std::string method;                // of the request that is made, or announced; empty: announced by nobody
    std::vector<std::string> headers;  // announced, as they were written
    bool is_preflight = false;
    bool is_within = false;            // of something in the resource: of S3 an object
};

using CrossOriginHeaders = std::vector<std::pair<std::string, std::string>>;

}  // namespace backlot::kernel
