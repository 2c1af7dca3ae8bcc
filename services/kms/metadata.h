// What describes a key in answers.
//
// Source: KMS API Reference, KeyMetadata.
#pragma once

#include "services/kms/keys.h"
#include "services/kms/model.h"

namespace backlot::kms {

[[nodiscard]] KeyMetadata metadata_of(const KeyRecord& key);

}  // namespace backlot::kms
