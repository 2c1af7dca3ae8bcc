// GetBucketCors, PutBucketCors and DeleteBucketCors.
//
// Fails with NoSuchCORSConfiguration, InvalidRequest, MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketCors; S3 User Guide, "Elements of a CORS configuration".
// Service Authorization Reference: s3:PutBucketCORS also governs the deletion.
#include <algorithm>
#include <array>

#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

namespace {

constexpr std::size_t cors_rule_limit = 100;
constexpr std::size_t rule_id_limit = 255;

// What a header's name may be of. Source: RFC 9110, section 5.6.2, "Tokens".
bool is_token(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

Result<> check_rule(const CORSRule& rule) {
    if (rule.allowed_methods.empty() || rule.allowed_origins.empty()) return errors::malformed_xml();
    if (rule.id && rule.id->size() > rule_id_limit) {
        return errors::invalid_argument("ID length should not exceed allowed limit of 255", "ID", *rule.id);
    }
    for (const auto& method : rule.allowed_methods) {
        if (std::ranges::find(cors_methods, method) != cors_methods.end()) continue;
        return errors::invalid_request("Found unsupported HTTP method in CORS config. Unsupported method is " + method);
    }
    for (const auto& origin : rule.allowed_origins) {
        if (std::ranges::count(origin, '*') > 1) {
            return errors::invalid_request("AllowedOrigin \"" + origin + "\" can not have more than one wildcard.");
        }
    }
    for (const auto& header : rule.allowed_headers) {
        if (std::ranges::count(header, '*') > 1) {
            return errors::invalid_request("AllowedHeader \"" + header + "\" can not have more than one wildcard.");
        }
        if (!is_token(header)) return errors::invalid_request("AllowedHeader \"" + header + "\" contains invalid character.");
    }
    for (const auto& header : rule.expose_headers) {
        if (header.find('*') != std::string::npos) {
            return errors::invalid_request("ExposeHeader \"" + header +
                                           "\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
        }
        if (!is_token(header)) return errors::invalid_request("ExposeHeader \"" + header + "\" contains invalid character.");
    }
    return {};
}

}  // namespace

Result<Access> get_bucket_cors_access(const Context& context, const GetBucketCorsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetBucketCORS"));
}

Result<GetBucketCorsOutput> get_bucket_cors(const Context& context, const GetBucketCorsInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto* text = find_configuration(bucket, "cors");
    if (text == nullptr) {
        return errors::make("NoSuchCORSConfiguration", "The CORS configuration does not exist", 404,
                            {{"BucketName", bucket.name}});
    }
    GetBucketCorsOutput output;
    BACKLOT_CHECK(fill_output("GetBucketCors", &output, *text));
    return output;
}

Result<Access> put_bucket_cors_access(const Context& context, const PutBucketCorsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketCORS"));
}

Result<PutBucketCorsOutput> put_bucket_cors(Context& context, const PutBucketCorsInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& rules = input.cors_configuration.cors_rules;
    if (rules.empty() || rules.size() > cors_rule_limit) return errors::malformed_xml();
    for (const auto& rule : rules) BACKLOT_CHECK(check_rule(rule));
    bucket.configurations["cors"] = configuration_text("PutBucketCors", "CORSConfiguration", &input.cors_configuration);
    store_bucket(context, bucket);
    return PutBucketCorsOutput{};
}

Result<Access> delete_bucket_cors_access(const Context& context, const DeleteBucketCorsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutBucketCORS"));
}

Result<DeleteBucketCorsOutput> delete_bucket_cors(Context& context, const DeleteBucketCorsInput& input) {
    BACKLOT_CHECK(drop_configuration(context, input.bucket, "cors"));
    return DeleteBucketCorsOutput{};
}

}  // namespace backlot::s3
