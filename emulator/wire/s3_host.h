// What a Host header says about S3.
//
// Source: Amazon S3 User Guide, "Virtual hosting of general purpose buckets"; Amazon S3 endpoints and quotas.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace backlot::wire {

struct S3Host {
    std::string bucket;  // empty: path style
};

// "reports.s3.eu-west-1.amazonaws.com", "s3.localhost:4566", ... Nothing where the host is none of S3's.
[[nodiscard]] std::optional<S3Host> s3_host(std::string_view host);
// "reports.localhost": a bucket where the request is known to be S3's. SDKs put the bucket before whatever endpoint
// they were given. Empty where the host is "localhost" itself, an address or of another domain.
[[nodiscard]] std::string bucket_of_localhost(std::string_view host);

}  // namespace backlot::wire
