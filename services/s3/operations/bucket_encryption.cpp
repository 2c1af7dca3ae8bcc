// GetBucketEncryption, PutBucketEncryption and DeleteBucketEncryption.
//
// Every bucket is encrypted: without a configuration of its own it has SSE-S3 and blocks SSE-C, and a deletion goes back
// to that.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketEncryption; S3 User Guide, "Setting default server-side
// encryption behavior", "Blocking or unblocking SSE-C for a general purpose bucket". Service Authorization Reference:
// s3:PutEncryptionConfiguration also governs the deletion.
#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/encryption.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"

namespace backlot::s3 {

namespace {

Result<> check_rule(const ServerSideEncryptionRule& rule) {
    if (rule.blocked_encryption_types) {
        const auto& types = rule.blocked_encryption_types->encryption_type;
        if (types.size() != 1 || (types.front() != "NONE" && types.front() != "SSE-C")) return errors::malformed_xml();
    }
    if (!rule.apply_server_side_encryption_by_default) return {};
    const auto& wanted = *rule.apply_server_side_encryption_by_default;
    if (wanted.sse_algorithm == "AES256") {
        if (!wanted.kms_master_key_id) return {};
        return errors::invalid_argument("a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms "
                                        "or aws:kms:dsse",
                                        "ApplyServerSideEncryptionByDefault");
    }
    if (wanted.sse_algorithm == "aws:kms" || wanted.sse_algorithm == "aws:kms:dsse") {
        return {};  // the key is not looked for until an object comes
    }
    return errors::malformed_xml();
}

// What a bucket without a configuration of its own shows.
ServerSideEncryptionRule rule_of(const BucketEncryption& preset) {
    ServerSideEncryptionRule rule;
    rule.apply_server_side_encryption_by_default = ServerSideEncryptionByDefault{.sse_algorithm = preset.algorithm};
    rule.bucket_key_enabled = preset.has_bucket_key;
    if (preset.blocks_customer_keys) rule.blocked_encryption_types.emplace().encryption_type.push_back("SSE-C");
    return rule;
}

}  // namespace

Result<Access> get_bucket_encryption_access(const Context& context, const GetBucketEncryptionInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetEncryptionConfiguration"));
}

Result<GetBucketEncryptionOutput> get_bucket_encryption(const Context& context,
                                                        const GetBucketEncryptionInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    GetBucketEncryptionOutput output;
    BACKLOT_TRY(preset, bucket_encryption(context, bucket));
    if (const auto* text = find_configuration(bucket, "encryption")) {
        BACKLOT_CHECK(fill_member("GetBucketEncryption", "ServerSideEncryptionConfiguration", &output, *text));
        return output;
    }
    output.server_side_encryption_configuration.emplace().rules.push_back(rule_of(preset));
    return output;
}

Result<Access> put_bucket_encryption_access(const Context& context, const PutBucketEncryptionInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutEncryptionConfiguration"));
}

Result<PutBucketEncryptionOutput> put_bucket_encryption(Context& context, const PutBucketEncryptionInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& configuration = input.server_side_encryption_configuration;
    if (configuration.rules.size() != 1) return errors::malformed_xml();
    BACKLOT_CHECK(check_rule(configuration.rules.front()));
    auto kept = configuration;
    if (!kept.rules.front().bucket_key_enabled) kept.rules.front().bucket_key_enabled = false;  // as it is then shown
    bucket.configurations["encryption"] = configuration_text("PutBucketEncryption", "ServerSideEncryptionConfiguration", &kept);
    store_bucket(context, bucket);
    return PutBucketEncryptionOutput{};
}

Result<Access> delete_bucket_encryption_access(const Context& context, const DeleteBucketEncryptionInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutEncryptionConfiguration"));
}

Result<DeleteBucketEncryptionOutput> delete_bucket_encryption(Context& context,
                                                              const DeleteBucketEncryptionInput& input) {
    BACKLOT_CHECK(drop_configuration(context, input.bucket, "encryption"));
    return DeleteBucketEncryptionOutput{};
}

}  // namespace backlot::s3
