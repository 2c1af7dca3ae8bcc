// GetBucketInventoryConfiguration, PutBucketInventoryConfiguration and DeleteBucketInventoryConfiguration.
//
// DIFFERS: the configuration is kept and shown; inventories are not delivered.
// Fails with NoSuchConfiguration, InvalidConfigurationId, TooManyConfigurations, InvalidS3DestinationBucket,
// MalformedXML.
//
// Source: Amazon S3 API Reference (2006-03-01), PutBucketInventoryConfiguration. Service Authorization
// Reference: s3:PutInventoryConfiguration also governs the deletion.
#include <algorithm>
#include <array>
#include <set>

#include "services/s3/access.h"
#include "services/s3/configurations.h"
#include "services/s3/errors.h"
#include "services/s3/model.h"
#include "services/s3/unexecuted_rules.h"

namespace backlot::s3 {

namespace {

// s3:InventoryAccessibleOptionalFields. Source: S3 User Guide, "Control S3 Inventory report configuration creation".
Keys inventory_keys(const PutBucketInventoryConfigurationInput& input) {
    const auto& wanted = input.inventory_configuration.optional_fields;
    if (wanted.empty()) return {};
    return {{.name = "s3:InventoryAccessibleOptionalFields",
             .values = {wanted.begin(), wanted.end()},
             .is_multivalued = true}};
}

constexpr std::array<std::string_view, 19> inventory_fields{
    "Size", "LastModifiedDate", "StorageClass", "ETag", "IsMultipartUploaded", "ReplicationStatus", "EncryptionStatus",
    "ObjectLockRetainUntilDate", "ObjectLockMode", "ObjectLockLegalHoldStatus", "ObjectLockEventHoldStatus",
    "ObjectLockEventHoldDuration", "IntelligentTieringAccessTier", "BucketKeyStatus", "ChecksumAlgorithm",
    "ObjectAccessControlList", "ObjectOwner", "LifecycleExpirationDate", "IntelligentTieringReferenceDate"};

Result<> check_inventory(const InventoryConfiguration& wanted) {
    const auto& target = wanted.destination.s3bucket_destination;
    if (!target.bucket.starts_with("arn:aws:s3:::")) {
        return errors::make("InvalidS3DestinationBucket", "Invalid bucket ARN.", 400);
    }
    if (target.format != "CSV" && target.format != "ORC" && target.format != "Parquet") return errors::malformed_xml();
    if (target.encryption && target.encryption->sses3.has_value() == target.encryption->ssekms.has_value()) {
        return errors::malformed_xml();
    }
    if (wanted.schedule.frequency != "Daily" && wanted.schedule.frequency != "Weekly") return errors::malformed_xml();
    if (wanted.included_object_versions != "All" && wanted.included_object_versions != "Current") {
        return errors::malformed_xml();
    }
    std::set<std::string> fields;
    for (const auto& field : wanted.optional_fields) {
        if (std::ranges::find(inventory_fields, field) == inventory_fields.end()) return errors::malformed_xml();
        if (!fields.insert(field).second) return errors::malformed_xml();
    }
    return {};
}

}  // namespace

Result<Access> get_bucket_inventory_configuration_access(
    const Context& context, const GetBucketInventoryConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:GetInventoryConfiguration"));
}

Result<GetBucketInventoryConfigurationOutput> get_bucket_inventory_configuration(
    const Context& context, const GetBucketInventoryConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_TRY(text, numbered_configuration(bucket, "inventory", input.id));
    GetBucketInventoryConfigurationOutput output;
    BACKLOT_CHECK(fill_member("GetBucketInventoryConfiguration", "InventoryConfiguration", &output, text));
    return output;
}

Result<Access> put_bucket_inventory_configuration_access(
    const Context& context, const PutBucketInventoryConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutInventoryConfiguration", inventory_keys(input)));
}

Result<PutBucketInventoryConfigurationOutput> put_bucket_inventory_configuration(
    Context& context, const PutBucketInventoryConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    const auto& wanted = input.inventory_configuration;
    BACKLOT_CHECK(check_configuration_id("inventory", input.id, wanted.id));
    BACKLOT_CHECK(check_inventory(wanted));
    BACKLOT_CHECK(check_room(bucket, "inventory", input.id));
    bucket.configurations["inventory/" + input.id] =
        configuration_text("PutBucketInventoryConfiguration", "InventoryConfiguration", &wanted);
    store_bucket(context, bucket);
    tell_unexecuted(context, bucket, "inventory/" + input.id);
    return PutBucketInventoryConfigurationOutput{};
}

Result<Access> delete_bucket_inventory_configuration_access(
    const Context& context, const DeleteBucketInventoryConfigurationInput& input) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    return access_of(bucket_question(context, bucket, "s3:PutInventoryConfiguration"));
}

Result<DeleteBucketInventoryConfigurationOutput> delete_bucket_inventory_configuration(
    Context& context, const DeleteBucketInventoryConfigurationInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    BACKLOT_CHECK(numbered_configuration(bucket, "inventory", input.id));
    BACKLOT_CHECK(drop_configuration(context, input.bucket, "inventory/" + input.id));
    return DeleteBucketInventoryConfigurationOutput{};
}

}  // namespace backlot::s3
