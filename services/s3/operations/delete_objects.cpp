// DeleteObjects: up to 1,000 deletions, each authorized and answered for itself.
//
// Source: Amazon S3 API Reference (2006-03-01), DeleteObjects.
#include "services/s3/deletion.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

constexpr std::size_t delete_objects_limit = 1'000;

namespace {

Deletion deletion_of(const DeleteObjectsInput& input, const ObjectIdentifier& one) {
    return {.key = one.key,
            .version_id = one.version_id,
            .if_match = one.etag,
            .bypass = input.bypass_governance_retention.value_or(false) ? Bypass::governance : Bypass::no};
}

Result<Deleted> delete_one(Context& context, const BucketRecord& bucket, const DeleteObjectsInput& input,
                           const ObjectIdentifier& one, std::size_t place) {
    if (!context.allowed(place)) return std::unexpected(context.refusal(place));
    if (one.last_modified_time || one.size) return errors::header_not_implemented("LastModifiedTime, Size");
    auto deleted = delete_version(context, bucket, deletion_of(input, one));
    // In a list, a version id that cannot be is one that is not there.
    if (!deleted && one.version_id && deleted.error().code == "InvalidArgument") return errors::no_such_version(one.key, *one.version_id);
    return deleted;
}

}  // namespace

Result<Access> delete_objects_access(const Context& context, const DeleteObjectsInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    const auto count = input.delete_.objects.size();
    if (count == 0 || count > delete_objects_limit) return errors::malformed_xml();
    Access access{.open = "each key is asked for itself"};
    for (const auto& one : input.delete_.objects) {
        access.items.push_back(deletion_question(context, bucket, deletion_of(input, one)));
    }
    if (input.bypass_governance_retention.value_or(false) && bucket.object_lock_enabled) {
        access.also.push_back(bucket_question(context, bucket, "s3:BypassGovernanceRetention"));
        access.also.back().resource = object_arn(bucket.name, "*");
    }
    return access;
}

Result<DeleteObjectsOutput> delete_objects(Context& context, const DeleteObjectsInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(check_bypass(bucket, input.bypass_governance_retention));
    DeleteObjectsOutput output;
    output.request_charged = charged(context, bucket);
    const bool is_quiet = input.delete_.quiet.value_or(false);
    std::size_t place = 0;
    for (const auto& one : input.delete_.objects) {
        auto deleted = delete_one(context, bucket, input, one, place++);
        if (!deleted) {
            const auto& error = deleted.error();
            output.errors.push_back(
                {.key = one.key, .version_id = one.version_id, .code = error.code, .message = error.message});
            continue;
        }
        if (is_quiet) continue;
        DeletedObject entry;
        entry.key = one.key;
        entry.version_id = one.version_id;
        if (deleted->is_delete_marker) {
            entry.delete_marker = true;
            entry.delete_marker_version_id = deleted->version_id;
        }
        output.deleted.push_back(std::move(entry));
    }
    return output;
}

}  // namespace backlot::s3
