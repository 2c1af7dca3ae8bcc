// Deleting objects: what DeleteObject and DeleteObjects share.
//
// Source: S3 User Guide, "Deleting object versions from a versioning-enabled bucket", "How to perform conditional
// deletes".
#pragma once

#include <optional>
#include <string>

#include "services/s3/access.h"
#include "services/s3/locks.h"

namespace backlot::s3 {

struct Deletion {
    std::string key;
    std::optional<std::string> version_id;
    std::optional<std::string> if_match;
    Bypass bypass = Bypass::no;
};

// What became of it. All empty where there was nothing to delete.
struct Deleted {
    std::optional<std::string> version_id;
    bool is_delete_marker = false;  // one was made, or the version removed was one
    bool is_new_marker = false;
};

// s3:DeleteObject or s3:DeleteObjectVersion.
[[nodiscard]] Question deletion_question(const Context& context, const BucketRecord& bucket, const Deletion& deletion);

// x-amz-bypass-governance-retention is for buckets with object lock, whatever it says. Fails with InvalidArgument.
[[nodiscard]] Result<> check_bypass(const BucketRecord& bucket, const std::optional<bool>& header);

// Fails with InvalidArgument, PreconditionFailed, NoSuchKey, NotImplemented, AccessDenied (Object Lock).
[[nodiscard]] Result<Deleted> delete_version(Context& context, const BucketRecord& bucket, const Deletion& deletion);

}  // namespace backlot::s3
