// What S3's operations ask of the gate: questions about buckets and objects, with everything that belongs to them.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3"; S3 User Guide,
// "Required permissions for Amazon S3 API operations", "How Amazon S3 authorizes a request".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clock/format.h"
#include "kernel/context.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

using kernel::Access;
using kernel::Context;
using identity::ConditionKey;
using identity::Question;
using Keys = std::vector<ConditionKey>;

[[nodiscard]] std::string bucket_arn(std::string_view bucket);
[[nodiscard]] std::string object_arn(std::string_view bucket, std::string_view key);

// Now, as S3 keeps times: in whole seconds.
[[nodiscard]] inline Time moment_of(const Context& context) { return std::chrono::floor<std::chrono::seconds>(context.now()); }

// What a client says of a bucket beside its name.
struct BucketTerms {
    std::optional<std::string> expected_owner = {};  // x-amz-expected-bucket-owner
    std::optional<std::string> payer = {};           // x-amz-request-payer
    bool is_paid_for = false;                        // of operations that a requester may have to pay for
};

// The bucket, if the client's expectation of its owner holds, and if whoever has to pay for the request says so.
// Fails with NoSuchBucket, AccessDenied (another owner; a bucket that requesters pay for), InvalidBucketName.
[[nodiscard]] Result<BucketRecord> open_bucket(const Context& context, std::string_view name, const BucketTerms& terms);

// The bucket of a request.
template <class Input>
[[nodiscard]] Result<BucketRecord> open_bucket(const Context& context, const Input& input) {
    BucketTerms terms{.expected_owner = input.expected_bucket_owner};
    if constexpr (requires { input.request_payer; }) {
        terms.payer = input.request_payer;
        terms.is_paid_for = true;
    }
    return open_bucket(context, input.bucket, terms);
}

// x-amz-request-charged: "requester" where the caller, and not the bucket's owner, pays for the request.
[[nodiscard]] std::optional<std::string> charged(const Context& context, const BucketRecord& bucket);

// The bucket in a handler, where its access function has already seen it.
[[nodiscard]] Result<BucketRecord> bucket_of(const Context& context, std::string_view name);

// What the account and the bucket together block.
[[nodiscard]] PublicAccessBlock effective_block(const Context& context, const BucketRecord& bucket);

// Keys that are present only when the request has the value.
void add_key(Keys& keys, std::string_view name, const std::optional<std::string>& value);
void add_key(Keys& keys, std::string_view name, const std::optional<std::int64_t>& value);
// s3:RequestObjectTag/* and s3:RequestObjectTagKeys.
void add_request_tags(Keys& keys, const Tags& tags);
// aws:RequestTag/* and aws:TagKeys.
void add_resource_tags(Keys& keys, const Tags& tags);

// s3:x-amz-acl, s3:x-amz-grant-*, s3:x-amz-storage-class, encryption and object lock keys, of a request that
// makes an object.
template <class Input>
[[nodiscard]] Keys write_keys(const Input& input) {
    Keys keys;
    add_key(keys, "s3:x-amz-acl", input.acl);
    add_key(keys, "s3:x-amz-grant-full-control", input.grant_full_control);
    add_key(keys, "s3:x-amz-grant-read", input.grant_read);
    add_key(keys, "s3:x-amz-grant-read-acp", input.grant_read_acp);
    add_key(keys, "s3:x-amz-grant-write-acp", input.grant_write_acp);
    add_key(keys, "s3:x-amz-storage-class", input.storage_class);
    add_key(keys, "s3:x-amz-website-redirect-location", input.website_redirect_location);
    add_key(keys, "s3:x-amz-server-side-encryption", input.server_side_encryption);
    add_key(keys, "s3:x-amz-server-side-encryption-aws-kms-key-id", input.ssekms_key_id);
    add_key(keys, "s3:x-amz-server-side-encryption-customer-algorithm", input.sse_customer_algorithm);
    add_key(keys, "s3:object-lock-mode", input.object_lock_mode);
    add_key(keys, "s3:object-lock-legal-hold", input.object_lock_legal_hold_status);
    if (input.object_lock_retain_until_date) {
        add_key(keys, "s3:object-lock-retain-until-date",
                std::optional(clock::iso8601(*input.object_lock_retain_until_date)));
    }
    return keys;
}

[[nodiscard]] Question bucket_question(const Context& context, const BucketRecord& bucket, std::string_view action,
                                       Keys keys = {});
// `object` is the version asked for, or null where there is none.
[[nodiscard]] Question object_question(const Context& context, const BucketRecord& bucket, std::string_view action,
                                       std::string_view key, const ObjectRecord* object, Keys keys = {});

[[nodiscard]] Access access_of(Question question);

// s3:ListBucket on the bucket: decides between NoSuchKey and AccessDenied for a key that is not there.
[[nodiscard]] Question list_probe(const Context& context, const BucketRecord& bucket, std::string_view key);

}  // namespace backlot::s3
