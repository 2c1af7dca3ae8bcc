// Reading an object: which version, whether its conditions hold, and which of its bytes.
//
// Source: Amazon S3 API Reference (2006-03-01), GetObject, HeadObject.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/error.h"
#include "services/s3/access.h"
#include "services/s3/checksums.h"
#include "services/s3/conditions.h"
#include "services/s3/encryption.h"
#include "services/s3/errors.h"
#include "services/s3/expiration.h"
#include "services/s3/fields.h"
#include "services/s3/locks.h"
#include "services/s3/objects.h"
#include "services/s3/restore.h"

namespace backlot::s3 {

struct ReadRequest {
    std::string bucket;
    std::string key;
    std::optional<std::string> version_id;
    Conditions conditions;
    std::optional<std::string> range;
    std::optional<std::int64_t> part_number;
    CustomerKey customer;
    BucketTerms terms;
};

template <class Input>
[[nodiscard]] ReadRequest read_request(const Input& input) {
    return {.bucket = input.bucket,
            .key = input.key,
            .version_id = input.version_id,
            .conditions = {.if_match = input.if_match,
                           .if_none_match = input.if_none_match,
                           .if_modified_since = input.if_modified_since,
                           .if_unmodified_since = input.if_unmodified_since},
            .range = input.range,
            .part_number = input.part_number,
            .customer = customer_key(input),
            .terms = {.expected_owner = input.expected_bucket_owner, .payer = input.request_payer, .is_paid_for = true}};
}

// What is read. `content_range` is present where it is less than the whole, or a part.
struct Reading {
    BucketRecord bucket;
    ObjectRecord object;
    bool is_newest = true;  // asked for by its key alone
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::optional<std::string> content_range;
    std::optional<std::int64_t> parts_count;
    std::optional<std::map<std::string, std::string>> part_checksums;
};

// The access of GetObject and HeadObject: s3:GetObject, or s3:GetObjectVersion.
[[nodiscard]] Result<Access> read_access(const Context& context, const ReadRequest& request);

// Fails with NoSuchKey, NoSuchVersion, MethodNotAllowed (a delete marker by its version), AccessDenied (no such key,
// and the caller may not list), PreconditionFailed, NotModified, InvalidRange, InvalidPartNumber.
[[nodiscard]] Result<Reading> read_object(const Context& context, const ReadRequest& request);

// The object a request names, or why it is not there: as read_object, without conditions and ranges.
[[nodiscard]] Result<ObjectRecord> existing_object(const Context& context, const BucketRecord& bucket,
                                                   std::string_view key, const std::optional<std::string>& version_id,
                                                   std::string_view method = "GET");

// Of operations on what is there already: the newest version is a delete marker, and no other was named.
// Fails with MethodNotAllowed.
template <class Input>
[[nodiscard]] Result<> refuse_marker(const Context& context, const BucketRecord& bucket, const Input& input, std::string_view method) {
    if (input.version_id) return {};
    const auto top = newest(context, bucket.name, input.key);
    if (!top || !top->is_delete_marker) return {};
    auto failure = errors::method_not_allowed(method, "DeleteMarker");
    failure.error().headers.emplace_back("x-amz-delete-marker", "true");
    return failure;
}

// A range of bytes of something of `size`: nothing where the header says nothing that can be used.
struct ByteRange {
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};
// Fails with InvalidRange.
[[nodiscard]] Result<std::optional<ByteRange>> range_of(std::string_view header, std::uint64_t size);

template <class Output>
void give_reading(const Context& context, const Reading& reading, bool with_checksums, Output& output) {
    const auto& object = reading.object;
    output.accept_ranges = "bytes";
    output.last_modified = std::chrono::floor<std::chrono::seconds>(object.modified);
    output.content_length = static_cast<std::int64_t>(reading.size);
    output.etag = with_quotes(object.etag);
    output.version_id = shown_version_id(reading.bucket, object);
    output.content_range = reading.content_range;
    output.parts_count = reading.parts_count;
    output.request_charged = charged(context, reading.bucket);
    if (reading.is_newest) output.expiration = expiration_of(reading.bucket, object);
    output.restore = restore_header(object, context.now());
    give_fields(output, object);
    give_encryption(output, object.encryption);
    const auto may = [&](const char* action) {
        return context.would_allow(object_question(context, reading.bucket, action, object.key, &object));
    };
    if (!object.tags.empty() && may("s3:GetObjectTagging")) output.tag_count = static_cast<std::int64_t>(object.tags.size());
    if (!object.lock_mode.empty() || !object.legal_hold.empty()) {
        ObjectRecord shown;
        if (may("s3:GetObjectRetention")) {
            shown.lock_mode = object.lock_mode;
            shown.retain_until = object.retain_until;
        }
        if (may("s3:GetObjectLegalHold")) shown.legal_hold = object.legal_hold;
        give_lock(output, shown);
    }
    if (!with_checksums) return;
    const bool is_whole = !reading.content_range || reading.size == object.size;
    if (reading.part_checksums) {  // of a part, where the object's is made of them
        if (reading.part_checksums->empty() || object.checksum_type != "COMPOSITE") return;
        give_checksums(output, *reading.part_checksums);
        output.checksum_type = object.checksum_type;
    } else if (is_whole) {
        give_checksums(output, object.checksums);
        if (!object.checksums.empty()) output.checksum_type = object.checksum_type;
    }
}

}  // namespace backlot::s3
