// Images of a repository: finding them by tag or digest, keeping them, and taking them away with the layers that nothing
// names any more.
//
// Source: Amazon ECR API Reference, PutImage, BatchDeleteImage, ImageIdentifier, ImageFailure (the codes; the reasons are as
// ECR is known to answer them).
#pragma once

#include <expected>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "services/ecr/access.h"

namespace backlot::ecr {

using TagsByDigest = std::map<std::string, std::vector<std::string>>;

[[nodiscard]] std::optional<ImageRecord> find_image(const Context& context, const RepositoryRecord& repository, const ImageIdentifier& id);
// Fails with ImageNotFoundException.
[[nodiscard]] Result<ImageRecord> need_image(const Context& context, const RepositoryRecord& repository, const ImageIdentifier& id);
// The same, where it is missing among the failures of a request that asks for several.
[[nodiscard]] std::expected<ImageRecord, ImageFailure> image_or_failure(const Context& context, const RepositoryRecord& repository, const ImageIdentifier& id);
[[nodiscard]] std::string words_of(const ImageIdentifier& id);  // "{imageDigest:'...', imageTag:'null'}"
[[nodiscard]] std::vector<ImageRecord> images_of(const Context& context, const RepositoryRecord& repository);
[[nodiscard]] TagsByDigest tags_of(const Context& context, const RepositoryRecord& repository);

// What a filter of a listing asks for: images with or without tags, and those of a status that any has here (ACTIVE).
template <class Filter>
[[nodiscard]] bool fits_filter(const std::optional<Filter>& filter, bool has_tags) {
    if (!filter) return true;
    const auto status = filter->image_status.value_or("ACTIVE");
    const auto tags = filter->tag_status.value_or("ANY");
    return (status == "ACTIVE" || status == "ANY") && (tags == "ANY" || (tags == "TAGGED") == has_tags);
}

void store_image(Context& context, const RepositoryRecord& repository, const ImageRecord& image);
void store_tag(Context& context, const RepositoryRecord& repository, const std::string& tag, const std::string& digest);
void erase_tag(Context& context, const RepositoryRecord& repository, const std::string& tag);
// With its tags, and the layers that no other image names.
void erase_image(Context& context, const RepositoryRecord& repository, const ImageRecord& image);
// The first index that names the image; empty: none.
[[nodiscard]] std::string index_with(const std::vector<ImageRecord>& all, std::string_view digest);

}  // namespace backlot::ecr
