// UpdateObjectEncryption: another key for an object as it lies, from SSE-S3 or SSE-KMS to SSE-KMS. All else of it stays, its
// ETag and its date too.
//
// The key is named by its ARN and is of the bucket's account. What Object Lock holds is not touched. The caller must be able
// to open the old data key and to make one under the new key. DIFFERS: kms:Encrypt and kms:ReEncrypt*, which the
// documentation wants as well, are not asked for.
//
// Fails with InvalidRequest, AccessDenied, NoSuchKey, NoSuchVersion, MethodNotAllowed, and as seal_with_key().
//
// Source: Amazon S3 API Reference (2006-03-01), UpdateObjectEncryption.
#include "base/arn.h"
#include "services/s3/key_encryption.h"
#include "services/s3/locks.h"
#include "services/s3/model.h"
#include "services/s3/object_of.h"

namespace backlot::s3 {

namespace {

// The new key's ARN.
Result<std::string> wanted_key(const UpdateObjectEncryptionInput& input) {
    if (!input.object_encryption.ssekms) {
        return errors::invalid_request(
            "Requests that modify an object encryption configuration require a valid new encryption type. Valid values are SSEKMS. Modify the "
            "request to specify SSE-KMS for the updated encryption type, and then try again.");
    }
    const auto& key = input.object_encryption.ssekms->kms_key_arn;
    if (key.empty()) {
        return errors::invalid_request(
            "Requests that modify an object's encryption type to SSE-KMS require an AWS KMS key Amazon Resource Name (ARN). Modify the request to "
            "specify a KMS key ARN, and then try again.");
    }
    const auto arn = Arn::parse(key);
    if (!arn || arn->service != "kms" || !is_account_id(arn->account) || !arn->resource.starts_with("key/")) {
        return errors::invalid_request(
            "Requests that modify an object's encryption type to SSE-KMS require a valid AWS KMS key Amazon Resource Name (ARN). Confirm that you "
            "have a correctly formatted KMS key ARN in your request, and then try again.");
    }
    return key;
}

Result<> check_source(const ObjectRecord& object, Time now) {
    const auto algorithm = object.encryption.find("ServerSideEncryption");
    const bool is_other = algorithm == object.encryption.end() || algorithm->second == "aws:kms:dsse";
    if (is_other) {
        return errors::invalid_request(
            "The UpdateObjectEncryption operation doesn't support source objects with the encryption type DSSE-KMS or SSE-C. Only source objects "
            "encrypted with SSE-S3 or SSE-KMS are supported.");
    }
    if (check_deletable(object, now, Bypass::no)) return {};
    return errors::access_denied(
        "The encryption type for the specified object can\u2019t be updated because that object is protected by S3 Object Lock. If the object has a "
        "governance-mode retention period or a legal hold, you must first remove the Object Lock status on the object before you issue your "
        "UpdateObjectEncryption request. You can't use the UpdateObjectEncryption operation with objects that have an Object Lock compliance mode "
        "retention period applied to them.");
}

}  // namespace

Result<Access> update_object_encryption_access(const Context& context, const UpdateObjectEncryptionInput& input) {
    return object_access(context, input, "s3:UpdateObjectEncryption");
}

Result<UpdateObjectEncryptionOutput> update_object_encryption(Context& context, const UpdateObjectEncryptionInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(key, wanted_key(input));
    BACKLOT_TRY(object, existing_object(context, input, "PUT"));
    BACKLOT_CHECK(check_source(object, context.now()));
    if (arn_account(key) != bucket.account) {
        return errors::access_denied(
            "The AWS KMS key in the request must be owned by the same account as the bucket. Modify the request to specify a KMS key from the same "
            "account, and then try again.");
    }
    BACKLOT_CHECK(open_with_key(context, object.encryption));
    BACKLOT_TRY(encryption, seal_with_key(context, bucket, input.key,
                                          {.key_id = key, .has_bucket_key = input.object_encryption.ssekms->bucket_key_enabled.value_or(false)}));
    object.encryption = std::move(encryption);
    rewrite_version(context, bucket, object);
    return UpdateObjectEncryptionOutput{.request_charged = charged(context, bucket)};
}

}  // namespace backlot::s3
