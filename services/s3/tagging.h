// Tags of objects and buckets.
//
// Source: S3 User Guide, "Categorizing your objects using tags"; S3 API Reference, PutObjectTagging.
#pragma once

#include <optional>
#include <string>

#include "base/error.h"
#include "services/s3/tables.h"

namespace backlot::s3 {

inline constexpr std::size_t object_tag_limit = 10;
inline constexpr std::size_t bucket_tag_limit = 50;
inline constexpr std::size_t tag_key_limit = 128;    // characters
inline constexpr std::size_t tag_value_limit = 256;  // characters

// The header x-amz-tagging: "a=1&b=2". Fails with InvalidArgument, InvalidTag, BadRequest.
[[nodiscard]] Result<Tags> tags_of_header(const std::optional<std::string>& header);

// Fails with InvalidTag.
enum class TagsOf { object, bucket };
[[nodiscard]] Result<> check_tag(std::string_view key, std::string_view value, TagsOf kind);

// A list of Tag shapes as a map. Fails with InvalidTag (a repeated key), BadRequest (too many).
[[nodiscard]] Result<> check_tag_count(std::size_t count, TagsOf kind);
template <class List>
[[nodiscard]] Result<Tags> tags_of_list(const List& list, TagsOf kind);

}  // namespace backlot::s3

#include "services/s3/errors.h"

namespace backlot::s3 {

template <class List>
Result<Tags> tags_of_list(const List& list, TagsOf kind) {
    BACKLOT_CHECK(check_tag_count(list.size(), kind));
    Tags tags;
    for (const auto& tag : list) {
        BACKLOT_CHECK(check_tag(tag.key, tag.value, kind));
        if (!tags.emplace(tag.key, tag.value).second) {
            return errors::make("InvalidTag", "Cannot provide multiple Tags with the same key", 400, {{"TagKey", tag.key}});
        }
    }
    return tags;
}

}  // namespace backlot::s3
