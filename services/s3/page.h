// A page of a bucket's live objects: what ListObjects and ListObjectsV2 share.
//
// Source: Amazon S3 API Reference (2006-03-01), ListObjects, ListObjectsV2.
#pragma once

#include <optional>
#include <string>

#include "services/s3/access.h"
#include "services/s3/acl_shapes.h"
#include "services/s3/conditions.h"
#include "services/s3/errors.h"
#include "services/s3/listing.h"
#include "services/s3/model.h"
#include "services/s3/objects.h"
#include "services/s3/restore.h"

namespace backlot::s3 {

// s3:ListBucket, or `action`, with s3:prefix, s3:delimiter, s3:max-keys.
template <class Input>
[[nodiscard]] Result<Access> list_access(const Context& context, const Input& input, std::string_view action) {
    BACKLOT_TRY(bucket, open_bucket(context, input));
    Keys keys;
    add_key(keys, "s3:prefix", input.prefix);
    add_key(keys, "s3:delimiter", input.delimiter);
    if constexpr (requires { input.max_keys; }) add_key(keys, "s3:max-keys", input.max_keys);
    return access_of(bucket_question(context, bucket, action, std::move(keys)));
}

enum class Owners { hidden, shown };

// x-amz-optional-object-attributes has one word. Fails with InvalidArgument.
template <class Input>
[[nodiscard]] Result<> check_attributes(const Input& input) {
    for (const auto& one : input.optional_object_attributes) {
        if (one == "RestoreStatus") continue;
        return errors::invalid_argument("Invalid attribute name specified", "x-amz-optional-object-attributes", one);
    }
    return {};
}

// Fills contents, common_prefixes and is_truncated; gives the last entry, key or prefix: where the next page starts.
template <class Input, class Output>
[[nodiscard]] Result<std::string> fill_page(const Context& context, const Input& input, const std::string& after,
                                            Owners owners, Output& output) {
    BACKLOT_CHECK(check_encoding(input.encoding_type));
    BACKLOT_TRY(limit, page_size(input.max_keys, "maxKeys"));
    BACKLOT_CHECK(check_attributes(input));
    const auto& encoding = input.encoding_type;
    output.name = input.bucket;
    output.max_keys = limit;
    output.encoding_type = encoding;
    output.prefix = shown_key(input.prefix.value_or(""), encoding);
    if (input.delimiter && !input.delimiter->empty()) output.delimiter = shown_key(*input.delimiter, encoding);
    output.is_truncated = false;
    const bool tells_restores = !input.optional_object_attributes.empty();
    if (const auto bucket = context.find(buckets, input.bucket)) {
        output.request_charged = charged(context, *bucket);
        output.bucket_region = bucket->region;
    }
    std::string last;
    if (limit == 0) return last;

    std::int64_t count = 0;
    const auto is_full = [&] {
        output.is_truncated = count == limit;
        return count == limit;
    };
    const Walk range{.bucket = input.bucket,
                     .prefix = input.prefix.value_or(""),
                     .delimiter = input.delimiter.value_or(""),
                     .after = after};
    const Walker walker{
        .on_prefix =
            [&](const std::string& prefix) {
                if (is_full()) return false;
                output.common_prefixes.push_back({.prefix = shown_key(prefix, encoding)});
                last = prefix;
                ++count;
                return true;
            },
        .on_row =
            [&](const std::string& key, std::string_view, std::string_view) {
                if (is_full()) return false;
                const auto object = current_object(context, input.bucket, key);
                if (!object) return true;
                Object entry;
                entry.key = shown_key(key, encoding);
                entry.last_modified = object->modified;
                entry.etag = with_quotes(object->etag);
                entry.size = static_cast<std::int64_t>(object->size);
                entry.storage_class = object->storage_class;
                if (tells_restores) entry.restore_status = restore_status(*object, context.now());
                for (const auto& [name, value] : object->checksums) entry.checksum_algorithm.push_back(name);
                if (!object->checksums.empty()) entry.checksum_type = object->checksum_type;
                if (owners == Owners::shown && !context.caller().is_anonymous()) {
                    entry.owner = owner_shape(context, object->owner);
                }
                output.contents.push_back(std::move(entry));
                last = key;
                ++count;
                return true;
            }};
    walk(context.view(), current.id, range, std::nullopt, walker);
    return last;
}

}  // namespace backlot::s3
