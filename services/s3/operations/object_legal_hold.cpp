// GetObjectLegalHold and PutObjectLegalHold.
//
// Fails with InvalidRequest (no Object Lock on the bucket), NoSuchObjectLockConfiguration, MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutObjectLegalHold; S3 User Guide, "Locking objects with Object Lock".
#include "services/s3/model.h"
#include "services/s3/object_of.h"

namespace backlot::s3 {

Result<Access> get_object_legal_hold_access(const Context& context, const GetObjectLegalHoldInput& input) {
    return object_access(context, input, "s3:GetObjectLegalHold");
}

Result<GetObjectLegalHoldOutput> get_object_legal_hold(const Context& context,
                                                       const GetObjectLegalHoldInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!bucket.object_lock_enabled) return errors::invalid_request("Bucket is missing Object Lock Configuration");
    BACKLOT_TRY(object, existing_object(context, input, "GET"));
    if (object.legal_hold.empty()) {
        return errors::make("NoSuchObjectLockConfiguration",
                            "The specified object does not have a ObjectLock configuration", 404);
    }
    return GetObjectLegalHoldOutput{.legal_hold = ObjectLockLegalHold{.status = object.legal_hold}};
}

Result<Access> put_object_legal_hold_access(const Context& context, const PutObjectLegalHoldInput& input) {
    Keys keys;
    if (input.legal_hold) add_key(keys, "s3:object-lock-legal-hold", input.legal_hold->status);
    return object_access(context, input, "s3:PutObjectLegalHold", std::move(keys));
}

Result<PutObjectLegalHoldOutput> put_object_legal_hold(Context& context, const PutObjectLegalHoldInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!input.legal_hold) return errors::malformed_xml();
    if (!bucket.object_lock_enabled) return errors::invalid_request("Bucket is missing Object Lock Configuration");
    if ((input.legal_hold->status != "ON" && input.legal_hold->status != "OFF")) {
        return errors::malformed_xml();
    }
    BACKLOT_TRY(object, existing_object(context, input, "PUT"));
    object.legal_hold = *input.legal_hold->status;
    rewrite_version(context, bucket, object);
    return PutObjectLegalHoldOutput{};
}

}  // namespace backlot::s3
