// Making an object: what PutObject, CreateMultipartUpload and CopyObject share.
//
// Source: Amazon S3 API Reference (2006-03-01), PutObject, "Permissions".
#pragma once

#include <string>

#include "services/s3/access.h"
#include "services/s3/acl.h"
#include "services/s3/encryption.h"
#include "services/s3/errors.h"
#include "services/s3/fields.h"
#include "services/s3/locks.h"
#include "services/s3/names.h"
#include "services/s3/tagging.h"

namespace backlot::s3 {

// s3:PutObject, and beside it what the request's headers need: s3:PutObjectAcl, s3:PutObjectTagging,
// s3:PutObjectRetention, s3:PutObjectLegalHold.
template <class Input>
[[nodiscard]] Result<Access> write_access(const Context& context, const BucketRecord& bucket, const Input& input) {
    BACKLOT_CHECK(check_key(input.key));
    auto keys = write_keys(input);
    BACKLOT_TRY(tags, tags_of_header(input.tagging));
    add_request_tags(keys, tags);
    // Beginning an upload in parts makes nothing yet, and takes no conditions.
    // Source: S3 User Guide, "Enforce conditional writes on Amazon S3 buckets".
    constexpr bool is_creation = requires { input.if_none_match; };
    add_key(keys, "s3:ObjectCreationOperation", std::optional<std::string>(is_creation ? "true" : "false"));
    if constexpr (is_creation) {
        add_key(keys, "s3:if-none-match", input.if_none_match);
        add_key(keys, "s3:if-match", input.if_match);
    }
    auto access = access_of(object_question(context, bucket, "s3:PutObject", input.key, nullptr, keys));
    const auto also = [&](const char* action) {
        access.also.push_back(object_question(context, bucket, action, input.key, nullptr, keys));
    };
    // Where ACLs are disabled, the header is either refused or says what holds anyway.
    if (are_acls_enabled(bucket) && !acl_request(input).is_empty()) also("s3:PutObjectAcl");
    if (!tags.empty()) also("s3:PutObjectTagging");
    if (input.object_lock_mode || input.object_lock_retain_until_date) also("s3:PutObjectRetention");
    if (input.object_lock_legal_hold_status) also("s3:PutObjectLegalHold");
    return access;
}

// A new object with everything but its bytes.
template <class Input>
[[nodiscard]] Result<ObjectRecord> draft_object(Context& context, const BucketRecord& bucket,
                                                const Input& input) {
    if (input.object_lock_event_hold || input.object_lock_event_hold_duration_days ||
        input.object_lock_event_hold_duration_years) {
        return errors::not_built("backlot does not implement event holds yet.");
    }
    ObjectRecord object;
    object.key = input.key;
    BACKLOT_CHECK(take_fields(input, object));
    BACKLOT_TRY(encryption, new_encryption(context, bucket, input.key, encryption_request(input)));
    object.encryption = std::move(encryption);
    BACKLOT_TRY(tags, tags_of_header(input.tagging));
    object.tags = std::move(tags);
    BACKLOT_TRY(ownership, object_ownership(context, bucket, acl_request(input)));
    object.owner = std::move(ownership.owner);
    object.acl = std::move(ownership.acl);
    BACKLOT_CHECK(apply_lock(bucket, lock_request(input), context.now(), object));
    return object;
}

}  // namespace backlot::s3
