// The shape PublicAccessBlockConfiguration, which S3 and S3 Control each have, and what is kept of it.
//
// Source: Amazon S3 API Reference, PublicAccessBlockConfiguration.
#pragma once

#include "services/s3/errors.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

template <class Shape>
[[nodiscard]] Shape shape_of(const PublicAccessBlock& block) {
    return {.block_public_acls = block.block_public_acls,
            .ignore_public_acls = block.ignore_public_acls,
            .block_public_policy = block.block_public_policy,
            .restrict_public_buckets = block.restrict_public_buckets};
}

// A setting that is not named is off. Fails with InvalidRequest where none is named.
template <class Shape>
[[nodiscard]] Result<PublicAccessBlock> block_of(const Shape& wanted) {
    const bool has_any = wanted.block_public_acls || wanted.ignore_public_acls || wanted.block_public_policy || wanted.restrict_public_buckets;
    if (!has_any) return errors::invalid_request("Must specify at least one configuration.");
    return PublicAccessBlock{.block_public_acls = wanted.block_public_acls.value_or(false),
                             .ignore_public_acls = wanted.ignore_public_acls.value_or(false),
                             .block_public_policy = wanted.block_public_policy.value_or(false),
                             .restrict_public_buckets = wanted.restrict_public_buckets.value_or(false)};
}

}  // namespace backlot::s3
