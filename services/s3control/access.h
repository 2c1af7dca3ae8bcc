// What the operations on an account's S3 settings ask of the gate. The bucket's side lies in services/s3.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for Amazon S3"; Amazon S3 API Reference,
// "Amazon S3 Control".
#pragma once

#include <string>
#include <string_view>

#include "services/s3/access.h"
#include "services/s3control/model.h"

namespace backlot::s3control {

using kernel::Access;
using kernel::Context;

// A setting of the whole account. Fails with AccessDenied where the account is not the caller's.
[[nodiscard]] Result<Access> on_account(const Context& context, std::string_view action, std::string_view account);

// The bucket that an ARN names. Fails with InvalidRequest (no ARN of S3), NoSuchBucket, AccessDenied (neither the owner's
// account nor the caller's is named), NotImplemented (access points, Storage Lens groups and Access Grants).
[[nodiscard]] Result<s3::BucketRecord> tagged_bucket(const Context& context, std::string_view arn, std::string_view account);

}  // namespace backlot::s3control
