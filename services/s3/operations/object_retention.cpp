// GetObjectRetention and PutObjectRetention.
//
// A retention in compliance mode only ever grows. One in governance mode is weakened by who may
// s3:BypassGovernanceRetention and says so in the request. Fails with InvalidRequest, NoSuchObjectLockConfiguration,
// InvalidArgument, MalformedXML, AccessDenied.
//
// Source: Amazon S3 API Reference (2006-03-01), PutObjectRetention; S3 User Guide, "Retention modes".
#include <chrono>

#include "services/s3/model.h"
#include "services/s3/object_of.h"

namespace backlot::s3 {

namespace {

// Days left until the retention ends, rounded up: the key that policies bound retention with.
void add_retention_keys(Keys& keys, const std::optional<ObjectLockRetention>& retention, Time now) {
    if (!retention) return;
    add_key(keys, "s3:object-lock-mode", retention->mode);
    if (!retention->retain_until_date) return;
    add_key(keys, "s3:object-lock-retain-until-date", std::optional(clock::iso8601(*retention->retain_until_date)));
    const auto left = std::chrono::ceil<std::chrono::days>(*retention->retain_until_date - now);
    add_key(keys, "s3:object-lock-remaining-retention-days",
            std::optional(static_cast<std::int64_t>(left.count())));
}

bool weakens(const ObjectRecord& object, const std::string& mode, const std::optional<Time>& until, Time now) {
    const bool is_held = !object.lock_mode.empty() && object.retain_until && *object.retain_until > now;
    if (!is_held) return false;
    if (mode.empty() || !until || *until < *object.retain_until) return true;
    return object.lock_mode == "COMPLIANCE" && mode != "COMPLIANCE";
}

}  // namespace

Result<Access> get_object_retention_access(const Context& context, const GetObjectRetentionInput& input) {
    return object_access(context, input, "s3:GetObjectRetention");
}

Result<GetObjectRetentionOutput> get_object_retention(const Context& context, const GetObjectRetentionInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!bucket.object_lock_enabled) return errors::invalid_request("Bucket is missing Object Lock Configuration");
    BACKLOT_TRY(object, existing_object(context, input, "GET"));
    if (object.lock_mode.empty()) {
        return errors::make("NoSuchObjectLockConfiguration",
                            "The specified object does not have a ObjectLock configuration", 404);
    }
    return GetObjectRetentionOutput{
        .retention = ObjectLockRetention{.mode = object.lock_mode, .retain_until_date = object.retain_until}};
}

Result<Access> put_object_retention_access(const Context& context, const PutObjectRetentionInput& input) {
    Keys keys;
    add_retention_keys(keys, input.retention, context.now());
    BACKLOT_TRY(access, object_access(context, input, "s3:PutObjectRetention", keys));
    if (input.bypass_governance_retention.value_or(false)) {
        access.also.push_back(Question{.action = "s3:BypassGovernanceRetention",
                                       .resource = access.resource,
                                       .owned = access.owned,
                                       .keys = access.keys});
    }
    return std::move(access);
}

Result<PutObjectRetentionOutput> put_object_retention(Context& context, const PutObjectRetentionInput& input) {
    BACKLOT_TRY(bucket, bucket_of(context, input.bucket));
    if (!bucket.object_lock_enabled) return errors::invalid_request("Bucket is missing Object Lock Configuration");
    const auto wanted = input.retention.value_or(ObjectLockRetention{});
    const auto mode = wanted.mode.value_or("");
    // Both or neither: an empty retention takes the lock away.
    if (mode.empty() != !wanted.retain_until_date) return errors::malformed_xml();
    if (!mode.empty() && mode != "GOVERNANCE" && mode != "COMPLIANCE") return errors::malformed_xml();
    if (wanted.retain_until_date && *wanted.retain_until_date <= context.now()) {
        return errors::invalid_argument("The retain until date must be in the future!", "RetainUntilDate",
                                        clock::iso8601(*wanted.retain_until_date));
    }
    BACKLOT_TRY(object, existing_object(context, input, "PUT"));
    const bool bypasses = object.lock_mode == "GOVERNANCE" && input.bypass_governance_retention.value_or(false);
    if (weakens(object, mode, wanted.retain_until_date, context.now()) && !bypasses) {
        return errors::access_denied("Access Denied because object protected by object lock.");
    }
    object.lock_mode = mode;
    object.retain_until = wanted.retain_until_date;
    rewrite_version(context, bucket, object);
    return PutObjectRetentionOutput{};
}

}  // namespace backlot::s3
