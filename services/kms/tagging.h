// Tags of keys.
//
// Source: KMS API Reference, TagResource, Tag; KMS Developer Guide, "Tagging keys", "Quotas".
#pragma once

#include "services/kms/errors.h"
#include "services/kms/model.h"
#include "services/kms/tables.h"

namespace backlot::kms {

inline constexpr std::size_t tag_limit = 50;

// Fails with TagException.
[[nodiscard]] Result<Tags> tags_of(const model::List<Tag>& list);

}  // namespace backlot::kms
