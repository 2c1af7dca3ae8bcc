// Conditional requests.
//
// Source: S3 API Reference, GetObject ("Additional considerations about request headers"), PutObject (If-Match,
// If-None-Match), CopyObject (x-amz-copy-source-if-*); S3 User Guide, "Add preconditions to S3 operations".
#pragma once

#include <optional>
#include <string>

#include "base/error.h"
#include "clock/clock.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

struct Conditions {
    std::optional<std::string> if_match;
    std::optional<std::string> if_none_match;
    std::optional<Time> if_modified_since;
    std::optional<Time> if_unmodified_since;
};

// Of a read. Fails with PreconditionFailed or NotModified.
[[nodiscard]] Result<> check_read(const Conditions& conditions, const ObjectRecord& object, Time now);
// Of a copy's source. Fails with PreconditionFailed.
[[nodiscard]] Result<> check_copy_source(const Conditions& conditions, const ObjectRecord& object, Time now);
// Of a write; `object` is what is there now, nothing where a plain read would find nothing.
// Fails with PreconditionFailed, NoSuchKey (If-Match without an object), NotImplemented (If-None-Match but "*", If-Match
// of "*", both).
[[nodiscard]] Result<> check_write(const std::optional<std::string>& if_match,
                                   const std::optional<std::string>& if_none_match,
                                   const std::optional<ObjectRecord>& object, std::string_view key);

// If-Match alone, "*" included: what a deletion takes. Fails with PreconditionFailed, NoSuchKey.
[[nodiscard]] Result<> check_match(const std::string& if_match, const std::optional<ObjectRecord>& object, std::string_view key);

[[nodiscard]] std::string with_quotes(std::string_view etag);
[[nodiscard]] std::string without_quotes(std::string_view etag);

}  // namespace backlot::s3
