#include "services/s3/deletion.h"

#include "services/s3/acl.h"
#include "services/s3/conditions.h"
#include "services/s3/errors.h"
#include "services/s3/objects.h"

namespace backlot::s3 {

namespace {

Deleted make_marker(Context& context, const BucketRecord& bucket, const std::string& key) {
    ObjectRecord marker;
    marker.key = key;
    marker.is_delete_marker = true;
    marker.modified = moment_of(context);
    marker.owner = bucket.account;
    put_version(context, bucket, marker, {});
    return {.version_id = marker.version_id, .is_delete_marker = true, .is_new_marker = true};
}

}  // namespace

Question deletion_question(const Context& context, const BucketRecord& bucket, const Deletion& deletion) {
    Keys keys;
    add_key(keys, "s3:VersionId", deletion.version_id);
    add_key(keys, "s3:if-match", deletion.if_match);
    const auto* action = deletion.version_id ? "s3:DeleteObjectVersion" : "s3:DeleteObject";
    return object_question(context, bucket, action, deletion.key, nullptr, std::move(keys));
}

Result<> check_bypass(const BucketRecord& bucket, const std::optional<bool>& header) {
    if (!header || bucket.object_lock_enabled) return {};
    return errors::invalid_argument("x-amz-bypass-governance-retention is only applicable to Object Lock enabled buckets.",
                                    "x-amz-bypass-governance-retention");
}

Result<Deleted> delete_version(Context& context, const BucketRecord& bucket, const Deletion& deletion) {
    BACKLOT_CHECK(check_version_id(bucket, deletion.version_id));
    if (deletion.if_match) {
        if (deletion.version_id) {
            return errors::header_not_implemented(
                "If-Match", "Conditional delete operations are not allowed when a version ID is included in the request parameters.");
        }
        auto object = newest(context, bucket.name, deletion.key);
        if (object && object->is_delete_marker) object.reset();
        BACKLOT_CHECK(check_match(*deletion.if_match, object, deletion.key));
    }
    if (!deletion.version_id && bucket.versioning != Versioning::never) {
        return make_marker(context, bucket, deletion.key);
    }
    const auto object = find_object(context, bucket.name, deletion.key, deletion.version_id);
    if (!object) {
        // A version that is not there any more is deleted as asked; one that never was is none.
        if (deletion.version_id && !may_be_issued(*deletion.version_id)) return errors::invalid_version_id(*deletion.version_id);
        return Deleted{.version_id = deletion.version_id};
    }
    BACKLOT_CHECK(check_deletable(*object, context.now(), deletion.bypass));
    remove_version(context, bucket, *object);
    if (bucket.versioning == Versioning::never) return Deleted{.version_id = deletion.version_id};
    return Deleted{.version_id = object->version_id, .is_delete_marker = object->is_delete_marker};
}

}  // namespace backlot::s3
