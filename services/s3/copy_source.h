// x-amz-copy-source: "bucket/key?versionId=id", percent-encoded, or an access point's ARN.
//
// Source: Amazon S3 API Reference (2006-03-01), CopyObject, "Request Syntax".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "services/s3/access.h"
#include "services/s3/conditions.h"
#include "services/s3/encryption.h"

namespace backlot::s3 {

struct CopySource {
    std::string bucket;
    std::string key;
    std::optional<std::string> version_id;
};

// Fails with InvalidArgument.
[[nodiscard]] Result<CopySource> parse_copy_source(std::string_view header);

template <class Input>
[[nodiscard]] Conditions copy_conditions(const Input& input) {
    return {.if_match = input.copy_source_if_match,
            .if_none_match = input.copy_source_if_none_match,
            .if_modified_since = input.copy_source_if_modified_since,
            .if_unmodified_since = input.copy_source_if_unmodified_since};
}

template <class Input>
[[nodiscard]] CustomerKey copy_customer_key(const Input& input) {
    return {.algorithm = input.copy_source_sse_customer_algorithm,
            .key = input.copy_source_sse_customer_key,
            .key_md5 = input.copy_source_sse_customer_key_md5};
}

template <class Input>
[[nodiscard]] BucketTerms source_terms(const Input& input) {
    return {.expected_owner = input.expected_source_bucket_owner, .payer = input.request_payer, .is_paid_for = true};
}

// The question about the source: s3:GetObject or s3:GetObjectVersion. Fails with NoSuchBucket, AccessDenied.
[[nodiscard]] Result<Question> source_question(const Context& context, const CopySource& source,
                                               const BucketTerms& terms);

// The source, its conditions and key checked. Fails with NoSuchKey, NoSuchVersion, PreconditionFailed,
// InvalidRequest (a delete marker), InvalidObjectState.
struct FoundSource {
    BucketRecord bucket;
    ObjectRecord object;
};
[[nodiscard]] Result<FoundSource> open_source(const Context& context, const CopySource& source,
                                              const Conditions& conditions, const CustomerKey& customer);

}  // namespace backlot::s3
