#include "wire/s3_host.h"

#include <array>
#include <vector>

#include "base/encoding.h"

namespace backlot::wire {

namespace {

constexpr std::array domains{std::string_view{".amazonaws.com"}, std::string_view{".amazonaws.com.cn"},
                             std::string_view{".localhost.localstack.cloud"}, std::string_view{".localhost"}};

std::string_view without_port(std::string_view host) {
    if (host.starts_with('[')) return host;  // an IPv6 address
    return host.substr(0, host.find(':'));
}

// What stands before the domain, or nothing.
std::optional<std::string_view> before_domain(std::string_view host) {
    for (const auto domain : domains) {
        if (host.size() > domain.size() && equal_ignoring_case(host.substr(host.size() - domain.size()), domain)) {
            return host.substr(0, host.size() - domain.size());
        }
    }
    return std::nullopt;
}

// Whether `text` is what an S3 endpoint has before its domain: s3, s3.REGION, s3-REGION, s3.dualstack.REGION,
// s3-accelerate, s3-website-REGION.
bool is_endpoint(std::string_view text) {
    if (text == "s3") return true;
    if (text.starts_with("s3-")) return text.find('.') == text.npos || text.starts_with("s3-accelerate.") ||
                                        text.starts_with("s3-fips.");
    if (!text.starts_with("s3.")) return false;
    text.remove_prefix(3);
    if (text.starts_with("dualstack.")) text.remove_prefix(10);
    // A region: "eu-west-1".
    return text.find('.') == text.npos && text.find('-') != text.npos;
}

}  // namespace

std::optional<S3Host> s3_host(std::string_view host) {
    const auto text = before_domain(without_port(host));
    if (!text) return std::nullopt;
    if (is_endpoint(*text)) return S3Host{};
    // The endpoint is the shortest tail that is one: a bucket may hold ".s3." itself.
    for (auto dot = text->rfind('.'); dot != text->npos && dot != 0; dot = text->rfind('.', dot - 1)) {
        if (is_endpoint(text->substr(dot + 1))) return S3Host{.bucket = std::string(text->substr(0, dot))};
    }
    return std::nullopt;
}

std::string bucket_of_localhost(std::string_view host) {
    host = without_port(host);
    constexpr std::string_view domain = ".localhost";
    if (host.size() <= domain.size() || !host.ends_with(domain)) return {};
    return std::string(host.substr(0, host.size() - domain.size()));
}

S3Address s3_address(std::string_view host, std::string_view path) {
    const auto known = s3_host(host);
    S3Address address{.bucket = known ? known->bucket : bucket_of_localhost(host), .key = {}};
    address.is_virtual_hosted = !address.bucket.empty();
    auto rest = path.starts_with('/') ? path.substr(1) : path;
    if (!address.is_virtual_hosted) {
        const auto slash = rest.find('/');
        address.bucket = uri_decode(rest.substr(0, slash));
        rest = slash == rest.npos ? std::string_view{} : rest.substr(slash + 1);
    }
    address.key = uri_decode(rest);
    return address;
}

}  // namespace backlot::wire
