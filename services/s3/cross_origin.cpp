// Cross-origin requests by a bucket's CORS configuration.
//
// Source: Amazon S3 User Guide, "How does Amazon S3 evaluate the CORS configuration on a bucket?", "Elements of a CORS
// configuration".
#include <algorithm>
#include <optional>
#include <string_view>

#include "base/encoding.h"
#include "kernel/cross_origin.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "store/table.h"

namespace backlot::s3 {

namespace {

// One star stands for any run of characters.
bool fits(std::string_view pattern, std::string_view text) {
    const auto star = pattern.find('*');
    if (star == pattern.npos) return pattern == text;
    const auto head = pattern.substr(0, star);
    const auto tail = pattern.substr(star + 1);
    return text.size() >= head.size() + tail.size() && text.starts_with(head) && text.ends_with(tail);
}

std::string joined(const std::vector<std::string>& parts) {
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

const std::string* origin_in(const CORSRule& rule, const kernel::CrossOrigin& asked) {
    const auto origin = std::ranges::find_if(rule.allowed_origins, [&](const auto& one) { return fits(one, asked.origin); });
    if (origin == rule.allowed_origins.end()) return nullptr;
    if (std::ranges::find(rule.allowed_methods, asked.method) == rule.allowed_methods.end()) return nullptr;
    const bool are_headers_allowed = std::ranges::all_of(asked.headers, [&](const auto& header) {
        return std::ranges::any_of(rule.allowed_headers, [&](const auto& one) { return fits(to_lower(one), to_lower(header)); });
    });
    return are_headers_allowed ? &*origin : nullptr;
}

errors::Failure refused(std::string message, const kernel::CrossOrigin& asked, bool is_of_object = false) {
    return errors::make("AccessForbidden", "CORSResponse: " + std::move(message), 403,
                        {{"Method", asked.method.empty() ? "OPTIONS" : asked.method}, {"ResourceType", is_of_object ? "OBJECT" : "BUCKET"}});
}

}  // namespace

// Fails with NoSuchBucket, AccessForbidden, BadRequest.
Result<kernel::CrossOriginHeaders> cross_origin(const store::View& view, const kernel::CrossOrigin& asked) {
    const auto bucket = store::find(view, buckets, asked.resource);
    if (!bucket) return asked.is_preflight ? refused("Bucket not found", asked) : errors::no_such_bucket(asked.resource);
    const auto* text = find_configuration(*bucket, "cors");
    if (text == nullptr) return refused("CORS is not enabled for this bucket.", asked);
    if (asked.is_preflight && std::ranges::find(cors_methods, asked.method) == cors_methods.end()) {
        return errors::make("BadRequest", "Invalid Access-Control-Request-Method: " + (asked.method.empty() ? "null" : asked.method), 400);
    }
    GetBucketCorsOutput stored;
    BACKLOT_CHECK(fill_output("GetBucketCors", &stored, *text));
    for (const auto& rule : stored.cors_rules) {
        const auto* origin = origin_in(rule, asked);
        if (origin == nullptr) continue;
        kernel::CrossOriginHeaders headers;
        headers.emplace_back("Access-Control-Allow-Origin", *origin == "*" ? "*" : asked.origin);
        headers.emplace_back("Access-Control-Allow-Methods", joined(rule.allowed_methods));
        if (!asked.headers.empty()) headers.emplace_back("Access-Control-Allow-Headers", to_lower(joined(asked.headers)));
        if (!rule.expose_headers.empty()) headers.emplace_back("Access-Control-Expose-Headers", joined(rule.expose_headers));
        if (rule.max_age_seconds) headers.emplace_back("Access-Control-Max-Age", std::to_string(*rule.max_age_seconds));
        if (*origin != "*") headers.emplace_back("Access-Control-Allow-Credentials", "true");
        headers.emplace_back("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
        return headers;
    }
    return refused("This CORS request is not allowed. This is usually because the evalution of Origin, request method / "
                   "Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's "
                   "CORS spec.", asked, asked.is_within);
}

}  // namespace backlot::s3
