// Rules of names: buckets, keys, version ids, regions.
//
// Source: S3 User Guide, "General purpose bucket naming rules", "Naming Amazon S3 objects".
#pragma once

#include <string_view>

#include "base/error.h"

namespace backlot::s3 {

// What a new bucket may be called.
[[nodiscard]] bool is_new_bucket_name(std::string_view name);
// What a request may name: old buckets of us-east-1 had laxer rules.
[[nodiscard]] bool is_readable_bucket_name(std::string_view name);
// Whether the text could be one of S3's version ids.
[[nodiscard]] bool is_version_id(std::string_view text);
// A region of AWS, as requests name them.
[[nodiscard]] bool is_region(std::string_view text);
// A location constraint that names a region; "EU" is eu-west-1's old name.
[[nodiscard]] bool is_location_constraint(std::string_view text);

// Fails with KeyTooLongError.
[[nodiscard]] Result<> check_key(std::string_view key);

}  // namespace backlot::s3
