#include "services/s3/errors.h"

#include "services/s3/tables.h"

namespace backlot::s3::errors {

namespace {

std::string text(std::string_view value) { return std::string(value); }

}  // namespace

Failure make(std::string_view code, std::string message, int status, Details details) {
    return std::unexpected(backlot::Error{
        .code = text(code), .message = std::move(message), .status = status, .details = std::move(details)});
}

Failure access_denied() { return make("AccessDenied", "Access Denied", 403); }
Failure access_denied(std::string message) { return make("AccessDenied", std::move(message), 403); }

Failure no_such_bucket(std::string_view bucket) {
    return make("NoSuchBucket", "The specified bucket does not exist", 404, {{"BucketName", text(bucket)}});
}
Failure no_such_key(std::string_view key) {
    return make("NoSuchKey", "The specified key does not exist.", 404, {{"Key", text(key)}});
}
Failure no_such_version(std::string_view key, std::string_view version_id) {
    return make("NoSuchVersion", "The specified version does not exist.", 404,
                {{"Key", text(key)}, {"VersionId", text(version_id)}});
}
Failure no_such_upload(std::string_view upload_id) {
    return make("NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been "
                "aborted or completed.",
                404, {{"UploadId", text(upload_id)}});
}
Failure bucket_already_exists(std::string_view bucket) {
    return make("BucketAlreadyExists",
                "The requested bucket name is not available. The bucket namespace is shared by all users of the "
                "system. Please select a different name and try again.",
                409, {{"BucketName", text(bucket)}});
}
Failure bucket_already_owned_by_you(std::string_view bucket) {
    return make("BucketAlreadyOwnedByYou",
                "Your previous request to create the named bucket succeeded and you already own it.", 409,
                {{"BucketName", text(bucket)}});
}
Failure bucket_not_empty(std::string_view bucket, bool has_versions) {
    std::string message = "The bucket you tried to delete is not empty";
    if (has_versions) message += ". You must delete all versions in the bucket.";
    return make("BucketNotEmpty", std::move(message), 409, {{"BucketName", text(bucket)}});
}
Failure invalid_bucket_name(std::string_view bucket) {
    return make("InvalidBucketName", "The specified bucket is not valid.", 400, {{"BucketName", text(bucket)}});
}
Failure invalid_location_constraint(std::string_view constraint) {
    return make("InvalidLocationConstraint", "The specified location-constraint is not valid", 400,
                {{"LocationConstraint", text(constraint)}});
}
Failure illegal_location_constraint(std::string_view constraint) {
    return make("IllegalLocationConstraintException",
                "The " + text(constraint) +
                    " location constraint is incompatible for the region specific endpoint this request was sent to.",
                400);
}
Failure invalid_argument(std::string message, std::string_view name, std::string_view value) {
    return make("InvalidArgument", std::move(message), 400,
                {{"ArgumentName", text(name)}, {"ArgumentValue", text(value)}});
}
Failure invalid_argument(std::string message, std::string_view name) {
    return make("InvalidArgument", std::move(message), 400, {{"ArgumentName", text(name)}});
}
Failure invalid_version_id(std::string_view value) {
    return invalid_argument("Invalid version id specified", "versionId", value);
}
Failure invalid_request(std::string message) { return make("InvalidRequest", std::move(message), 400); }
Failure invalid_tag(std::string message) { return make("InvalidTag", std::move(message), 400); }
Failure invalid_storage_class(std::string_view value) {
    return make("InvalidStorageClass", "The storage class you specified is not valid", 400,
                {{"StorageClassRequested", text(value)}});
}
Failure malformed_xml() {
    return make("MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema", 400);
}
Failure precondition_failed(std::string_view condition) {
    return make("PreconditionFailed", "At least one of the pre-conditions you specified did not hold", 412,
                {{"Condition", text(condition)}});
}
Failure not_modified(std::string_view etag, std::string_view last_modified) {
    auto failure = make("NotModified", "Not Modified", 304);
    failure.error().headers = {{"ETag", text(etag)}, {"Last-Modified", text(last_modified)}};
    return failure;
}
Failure method_not_allowed(std::string_view method, std::string_view resource_type) {
    return make("MethodNotAllowed", "The specified method is not allowed against this resource.", 405,
                {{"Method", text(method)}, {"ResourceType", text(resource_type)}});
}
Failure invalid_range(std::string_view range, std::uint64_t size) {
    return make("InvalidRange", "The requested range is not satisfiable", 416,
                {{"RangeRequested", text(range)}, {"ActualObjectSize", std::to_string(size)}});
}
Failure invalid_part_number(std::int64_t number, std::size_t count) {
    return make("InvalidPartNumber", "The requested partnumber is not satisfiable", 416,
                {{"PartNumberRequested", std::to_string(number)}, {"ActualPartCount", std::to_string(count)}});
}
Failure bad_digest(std::string_view expected, std::string_view calculated) {
    return make("BadDigest", "The Content-MD5 you specified did not match what we received.", 400,
                {{"ExpectedDigest", text(expected)}, {"CalculatedDigest", text(calculated)}});
}
Failure bad_checksum(std::string_view algorithm) {
    return make("BadDigest", "The " + text(algorithm) + " you specified did not match the calculated checksum.", 400);
}
Failure invalid_digest(std::string_view value) {
    return make("InvalidDigest", "The Content-MD5 you specified was invalid.", 400, {{"Content-MD5", text(value)}});
}
Failure entity_too_large(std::uint64_t proposed, std::uint64_t limit) {
    return make("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", 400,
                {{"ProposedSize", std::to_string(proposed)}, {"MaxSizeAllowed", std::to_string(limit)}});
}
Failure entity_too_small(std::uint64_t proposed, std::int64_t part, std::string_view etag) {
    return make("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", 400,
                {{"ProposedSize", std::to_string(proposed)},
                 {"MinSizeAllowed", std::to_string(part_minimum_bytes)},
                 {"PartNumber", std::to_string(part)},
                 {"ETag", text(etag)}});
}
Failure invalid_part(std::string_view upload_id, std::int64_t number, std::string_view etag) {
    return make("InvalidPart",
                "One or more of the specified parts could not be found.  The part may not have been uploaded, or the "
                "specified entity tag may not match the part's entity tag.",
                400,
                {{"UploadId", text(upload_id)}, {"PartNumber", std::to_string(number)}, {"ETag", text(etag)}});
}
Failure invalid_part_order(std::string_view upload_id) {
    return make("InvalidPartOrder",
                "The list of parts was not in ascending order. Parts must be ordered by part number.", 400,
                {{"UploadId", text(upload_id)}});
}
Failure metadata_too_large(std::uint64_t size) {
    return make("MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size", 400,
                {{"Size", std::to_string(size)}, {"MaxSizeAllowed", std::to_string(user_metadata_limit_bytes)}});
}
Failure key_too_long(std::uint64_t size) {
    return make("KeyTooLongError", "Your key is too long", 400,
                {{"Size", std::to_string(size)}, {"MaxSizeAllowed", std::to_string(key_limit_bytes)}});
}
Failure header_not_implemented(std::string_view header, std::string_view because) {
    auto failure = make("NotImplemented", "A header you provided implies functionality that is not implemented", 501,
                        {{"Header", text(header)}});
    if (!because.empty()) failure.error().details.emplace_back("additionalMessage", text(because));
    return failure;
}
Failure conditional_conflict(std::string_view condition, std::string_view key) {
    return make("ConditionalRequestConflict",
                "The conditional request cannot succeed due to a conflicting operation against this resource.", 409,
                {{"Condition", text(condition)}, {"Key", text(key)}});
}
Failure not_built(std::string message) { return make("NotImplemented", std::move(message), 400); }

}  // namespace backlot::s3::errors
