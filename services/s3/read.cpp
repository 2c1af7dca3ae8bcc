#include "services/s3/read.h"

#include <charconv>

#include "base/assert.h"
#include "services/s3/errors.h"
#include "services/s3/key_encryption.h"

namespace backlot::s3 {

namespace {

std::optional<std::uint64_t> number(std::string_view text) {
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

errors::Failure with_marker_headers(errors::Failure failure, const BucketRecord& bucket, const ObjectRecord& marker) {
    auto& headers = failure.error().headers;
    headers.emplace_back("x-amz-delete-marker", "true");
    if (const auto id = shown_version_id(bucket, marker)) headers.emplace_back("x-amz-version-id", *id);
    return failure;
}

std::string content_range(std::uint64_t offset, std::uint64_t size, std::uint64_t whole) {
    return "bytes " + std::to_string(offset) + "-" + std::to_string(offset + size - 1) + "/" + std::to_string(whole);
}

Result<> select_part(Reading& reading, std::int64_t wanted) {
    const auto& object = reading.object;
    if (wanted < 1 || wanted > part_number_limit) {
        return errors::invalid_argument("Part number must be an integer between 1 and 10000, inclusive", "partNumber",
                                        std::to_string(wanted));
    }
    if (object.parts.empty()) {  // one that was put whole is its own first part
        if (wanted != 1) return errors::invalid_part_number(wanted, 1);
        if (object.size > 0) reading.content_range = content_range(0, object.size, object.size);
        return {};
    }
    reading.parts_count = static_cast<std::int64_t>(object.parts.size());
    if (wanted > *reading.parts_count) return errors::invalid_part_number(wanted, object.parts.size());
    // Parts are counted from 1 in the order in which they were completed.
    const auto index = static_cast<std::size_t>(wanted - 1);
    reading.offset = 0;
    for (std::size_t i = 0; i < index; ++i) reading.offset += object.parts[i].size;
    reading.size = object.parts[index].size;
    reading.part_checksums = object.parts[index].checksums;
    if (reading.size > 0) reading.content_range = content_range(reading.offset, reading.size, object.size);
    return {};
}

}  // namespace

Result<std::optional<ByteRange>> range_of(std::string_view header, std::uint64_t size) {
    const auto unusable = std::optional<ByteRange>{};
    if (!header.starts_with("bytes=") || header.find(',') != std::string_view::npos) return unusable;
    const auto range = header.substr(6);
    const auto dash = range.find('-');
    if (dash == std::string_view::npos) return unusable;
    const auto first = number(range.substr(0, dash));
    const auto last = number(range.substr(dash + 1));
    if (dash == 0) {  // the last so many bytes
        if (!last) return unusable;
        if (*last == 0) return errors::invalid_range(header, size);
        if (size == 0) return unusable;  // all that there is: nothing
        const auto length = std::min(*last, size);
        return std::optional(ByteRange{.offset = size - length, .size = length});
    }
    if (!first) return unusable;
    if (dash + 1 < range.size() && (!last || *last < *first)) return unusable;
    if (*first >= size) return errors::invalid_range(header, size);
    const auto end = last ? std::min(*last, size - 1) : size - 1;
    return std::optional(ByteRange{.offset = *first, .size = end - *first + 1});
}

namespace {

// What read_access looked up, for read_object.
struct Found {
    BucketRecord bucket;
    std::optional<ObjectRecord> object;
};

Result<ObjectRecord> existing(const Context& context, const BucketRecord& bucket, std::string_view key,
                              const std::optional<std::string>& version_id, std::optional<ObjectRecord> object, std::string_view method) {
    if (object && !object->is_delete_marker) return std::move(*object);
    if (object && version_id) {
        auto failure = with_marker_headers(errors::method_not_allowed(method, "DeleteMarker"), bucket, *object);
        failure.error().headers.emplace_back("Last-Modified", clock::rfc1123(object->modified));
        failure.error().headers.emplace_back("Allow", "DELETE");
        return failure;
    }
    // Who may not list the bucket is told so, and not whether there is such a key.
    BACKLOT_CHECK(context.require(list_probe(context, bucket, key)));
    if (version_id) return errors::no_such_version(key, *version_id);
    if (object) return with_marker_headers(errors::no_such_key(key), bucket, *object);
    return errors::no_such_key(key);
}

}  // namespace

Result<ObjectRecord> existing_object(const Context& context, const BucketRecord& bucket, std::string_view key,
                                     const std::optional<std::string>& version_id, std::string_view method) {
    return existing(context, bucket, key, version_id, find_object(context, bucket.name, key, version_id), method);
}

Result<Access> read_access(const Context& context, const ReadRequest& request) {
    BACKLOT_TRY(bucket, open_bucket(context, request.bucket, request.terms));
    auto object = find_object(context, bucket.name, request.key, request.version_id);
    Keys keys;
    add_key(keys, "s3:VersionId", request.version_id);
    auto access = access_of(object_question(context, bucket, request.version_id ? "s3:GetObjectVersion" : "s3:GetObject",
                                            request.key, object ? &*object : nullptr, std::move(keys)));
    context.keep(Found{.bucket = std::move(bucket), .object = std::move(object)});
    return access;
}

Result<Reading> read_object(const Context& context, const ReadRequest& request) {
    auto found = context.take_kept<Found>();
    BACKLOT_ASSERT(found.has_value());
    auto& bucket = found->bucket;
    BACKLOT_CHECK(check_version_id(bucket, request.version_id));
    BACKLOT_TRY(object, existing(context, bucket, request.key, request.version_id, std::move(found->object), "GET"));
    Reading reading{.bucket = std::move(bucket), .object = std::move(object), .content_range = {}, .parts_count = {},
                    .part_checksums = {}};
    BACKLOT_CHECK(check_customer_key(reading.object, request.customer));
    BACKLOT_CHECK(open_with_key(context, reading.object.encryption));
    BACKLOT_CHECK(check_read(request.conditions, reading.object, context.now()));
    reading.is_newest = !request.version_id;
    reading.size = reading.object.size;
    if (request.part_number) {
        if (request.range) {
            return errors::invalid_request("Cannot specify both Range header and partNumber query parameter");
        }
        BACKLOT_CHECK(select_part(reading, *request.part_number));
        return reading;
    }
    if (request.range) {
        BACKLOT_TRY(range, range_of(*request.range, reading.object.size));
        if (range) {
            reading.offset = range->offset;
            reading.size = range->size;
            reading.content_range = content_range(range->offset, range->size, reading.object.size);
        }
    }
    return reading;
}

}  // namespace backlot::s3
