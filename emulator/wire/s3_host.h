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

// What a request to S3 is about, by its host and path. The bucket is empty where neither names one.
struct S3Address {
    std::string bucket;
    std::string key;
    bool is_virtual_hosted = false;
};
[[nodiscard]] S3Address s3_address(std::string_view host, std::string_view path);

}  // namespace backlot::wire
