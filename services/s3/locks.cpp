#include "services/s3/locks.h"

#include "text/json.h"

namespace backlot::s3 {

namespace {

// "Rule": {"DefaultRetention": {"Mode": ..., "Days" or "Years": ...}} of the bucket's configuration.
Result<> apply_default(const BucketRecord& bucket, Time now, ObjectRecord& object) {
    const auto stored = bucket.configurations.find("object-lock");
    if (stored == bucket.configurations.end()) return {};
    BACKLOT_TRY(configuration, Json::parse(stored->second));
    const auto& retention = configuration["Rule"]["DefaultRetention"];
    if (!retention.is_object()) return {};
    object.lock_mode = retention["Mode"].string_or("");
    const auto days = retention["Days"].to_int();
    const auto years = retention["Years"].to_int();
    object.retain_until = now + std::chrono::days{days.value_or(0) + 365 * years.value_or(0)};
    return {};
}

}  // namespace

Result<> apply_lock(const BucketRecord& bucket, const LockRequest& request, Time now, ObjectRecord& object) {
    if (!request.mode && !request.retain_until && !request.legal_hold) {
        return bucket.object_lock_enabled ? apply_default(bucket, now, object) : Result<>{};
    }
    if (!bucket.object_lock_enabled) return errors::invalid_request("Bucket is missing Object Lock Configuration");
    if (request.mode.has_value() != request.retain_until.has_value()) {
        return errors::invalid_argument(
            "x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied",
            request.mode ? "x-amz-object-lock-retain-until-date" : "x-amz-object-lock-mode");
    }
    if (request.mode) {
        if (*request.mode != "GOVERNANCE" && *request.mode != "COMPLIANCE") {
            return errors::invalid_argument("Unknown wormMode directive.", "x-amz-object-lock-mode", *request.mode);
        }
        if (*request.retain_until <= now) {
            return errors::invalid_argument("The retain until date must be in the future!",
                                            "x-amz-object-lock-retain-until-date", "");
        }
        object.lock_mode = *request.mode;
        object.retain_until = *request.retain_until;
    } else {
        BACKLOT_CHECK(apply_default(bucket, now, object));
    }
    if (request.legal_hold) {
        if (*request.legal_hold != "ON" && *request.legal_hold != "OFF") {
            return errors::invalid_argument("Legal Hold must be either of 'ON' or 'OFF'", "x-amz-object-lock-legal-hold",
                                            *request.legal_hold);
        }
        object.legal_hold = *request.legal_hold;
    }
    return {};
}

Result<> check_deletable(const ObjectRecord& object, Time now, Bypass bypass) {
    const auto locked = [] { return errors::access_denied("Access Denied because object protected by object lock."); };
    if (object.legal_hold == "ON") return locked();
    if (object.lock_mode.empty() || !object.retain_until || *object.retain_until <= now) return {};
    if (object.lock_mode == "GOVERNANCE" && bypass == Bypass::governance) return {};
    return locked();
}

}  // namespace backlot::s3
