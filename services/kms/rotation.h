// What rotation asks of a key.
//
// Source: KMS API Reference, EnableKeyRotation, RotateKeyOnDemand; KMS Developer Guide, "Rotate AWS KMS keys".
#pragma once

#include "services/kms/errors.h"
#include "services/kms/keys.h"

namespace backlot::kms {

inline constexpr std::int64_t default_rotation_days = 365;
inline constexpr std::int64_t on_demand_limit = 25;

// Only symmetric encryption keys rotate; of a multi-Region key the primary, for all. Fails with
// UnsupportedOperationException.
[[nodiscard]] inline Result<> require_rotatable(const KeyRecord& key) {
    if (spec_of(key).family != Family::symmetric) {
        return errors::unsupported(arn_of(key) + " key spec is " + key.spec + " which is not valid for this operation.");
    }
    return {};
}

[[nodiscard]] inline Result<> require_primary(const KeyRecord& key) {
    if (key.is_replica()) return errors::unsupported(arn_of(key) + " is a multi-Region replica key: its primary key rotates for it.");
    return {};
}

}  // namespace backlot::kms
