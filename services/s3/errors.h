// The failures of Amazon S3, in AWS's words.
//
// Source: Amazon S3 API Reference, "Error responses", list of error codes; answers recorded from the service.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace backlot::s3::errors {

using Failure = std::unexpected<backlot::Error>;
using Details = std::vector<std::pair<std::string, std::string>>;

// Any of S3's errors that has no function of its own.
[[nodiscard]] Failure make(std::string_view code, std::string message, int status, Details details = {});

[[nodiscard]] Failure access_denied();
[[nodiscard]] Failure access_denied(std::string message);
[[nodiscard]] Failure no_such_bucket(std::string_view bucket);
[[nodiscard]] Failure no_such_key(std::string_view key);
[[nodiscard]] Failure no_such_version(std::string_view key, std::string_view version_id);
[[nodiscard]] Failure no_such_upload(std::string_view upload_id);
[[nodiscard]] Failure bucket_already_exists(std::string_view bucket);
[[nodiscard]] Failure bucket_already_owned_by_you(std::string_view bucket);
[[nodiscard]] Failure bucket_not_empty(std::string_view bucket, bool has_versions);
[[nodiscard]] Failure invalid_bucket_name(std::string_view bucket);
[[nodiscard]] Failure invalid_location_constraint(std::string_view constraint);
[[nodiscard]] Failure illegal_location_constraint(std::string_view constraint);
[[nodiscard]] Failure invalid_argument(std::string message, std::string_view name, std::string_view value);
[[nodiscard]] Failure invalid_argument(std::string message, std::string_view name);  // whose value is not told
[[nodiscard]] Failure invalid_version_id(std::string_view value);
[[nodiscard]] Failure invalid_request(std::string message);
[[nodiscard]] Failure invalid_tag(std::string message);
[[nodiscard]] Failure invalid_storage_class(std::string_view value);
[[nodiscard]] Failure malformed_xml();
[[nodiscard]] Failure precondition_failed(std::string_view condition);
[[nodiscard]] Failure not_modified(std::string_view etag, std::string_view last_modified);
[[nodiscard]] Failure method_not_allowed(std::string_view method, std::string_view resource_type);
[[nodiscard]] Failure invalid_range(std::string_view range, std::uint64_t size);
[[nodiscard]] Failure invalid_part_number(std::int64_t number, std::size_t count);
[[nodiscard]] Failure bad_digest(std::string_view expected, std::string_view calculated);
[[nodiscard]] Failure bad_checksum(std::string_view algorithm);
[[nodiscard]] Failure invalid_digest(std::string_view value);
[[nodiscard]] Failure entity_too_large(std::uint64_t proposed, std::uint64_t limit);
[[nodiscard]] Failure entity_too_small(std::uint64_t proposed, std::int64_t part, std::string_view etag);
[[nodiscard]] Failure invalid_part(std::string_view upload_id, std::int64_t number, std::string_view etag);
[[nodiscard]] Failure invalid_part_order(std::string_view upload_id);
[[nodiscard]] Failure metadata_too_large(std::uint64_t size);
[[nodiscard]] Failure key_too_long(std::uint64_t size);
// What S3 itself answers for a header it does not take here.
[[nodiscard]] Failure header_not_implemented(std::string_view header, std::string_view because = {});
// Of a condition that something else has overtaken.
[[nodiscard]] Failure conditional_conflict(std::string_view condition, std::string_view key);
// What backlot does not do yet, said so.
[[nodiscard]] Failure not_built(std::string message);

}  // namespace backlot::s3::errors
