// DeleteObject: removes a version, or hides the key behind a delete marker.
//
// DIFFERS: MFA delete cannot be turned on, so x-amz-mfa is of no consequence.
//
// Source: Amazon S3 API Reference (2006-03-01), DeleteObject.
#include "services/s3/deletion.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

namespace {

Deletion deletion_of(const DeleteObjectInput& input) {
    return {.key = input.key,
            .version_id = input.version_id,
            .if_match = input.if_match,
            .bypass = input.bypass_governance_retention.value_or(false) ? Bypass::governance : Bypass::no};
}

}  // namespace

Result<Access> delete_object_access(const Context& context, const DeleteObjectInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    const auto deletion = deletion_of(input);
    auto access = access_of(deletion_question(context, bucket, deletion));
    if (deletion.bypass == Bypass::governance && bucket.object_lock_enabled) {
        access.also.push_back(
            object_question(context, bucket, "s3:BypassGovernanceRetention", input.key, nullptr));
    }
    return access;
}

Result<DeleteObjectOutput> delete_object(Context& context, const DeleteObjectInput& input) {
    if (input.if_match_last_modified_time) return errors::header_not_implemented("x-amz-if-match-last-modified-time");
    if (input.if_match_size) return errors::header_not_implemented("x-amz-if-match-size");
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(check_bypass(bucket, input.bypass_governance_retention));
    BACKLOT_TRY(deleted, delete_version(context, bucket, deletion_of(input)));
    DeleteObjectOutput output;
    output.request_charged = charged(context, bucket);
    output.version_id = deleted.version_id;
    if (deleted.is_delete_marker) output.delete_marker = true;
    return output;
}

}  // namespace backlot::s3
