// Archived objects: what is in GLACIER or DEEP_ARCHIVE is read only while a temporary copy of it is there.
//
// Source: S3 User Guide, "Working with archived objects", "Restoring an archived object".
#pragma once

#include <optional>
#include <string>

#include "services/s3/model.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

[[nodiscard]] bool is_archive_class(std::string_view storage_class);
// In an archive, and without a copy that can be read.
[[nodiscard]] bool is_archived(const ObjectRecord& object, Time now);

// x-amz-restore; nothing where no copy was asked for, or its days are over.
[[nodiscard]] std::optional<std::string> restore_header(const ObjectRecord& object, Time now);
// The same in a listing.
[[nodiscard]] std::optional<RestoreStatus> restore_status(const ObjectRecord& object, Time now);

}  // namespace backlot::s3
