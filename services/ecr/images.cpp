#include "services/ecr/images.h"

#include <algorithm>
#include <set>

#include "services/ecr/layers.h"
#include "services/ecr/manifest.h"

namespace backlot::ecr {

namespace {

// "ALGORITHM:HEX", of any algorithm and length.
bool is_like_digest(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon + 1 == text.size()) return false;
    const auto is_word = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    return std::ranges::all_of(text.substr(0, colon), [&](char c) { return is_word(c) || std::string_view("-_+.").contains(c); }) &&
           std::ranges::all_of(text.substr(colon + 1), is_hex);
}

}  // namespace

std::optional<ImageRecord> find_image(const Context& context, const RepositoryRecord& repository, const ImageIdentifier& id) {
    const auto& [account, region, name] = std::tie(repository.account, repository.region, repository.name);
    auto digest = id.image_digest;
    if (id.image_tag) {
        const auto tag = context.find(image_tags, account, region, name, *id.image_tag);
        if (!tag || (digest && tag->digest != *digest)) return std::nullopt;
        digest = tag->digest;
    }
    if (!digest || !is_digest(*digest)) return std::nullopt;
    return context.find(images, account, region, name, *digest);
}

std::expected<ImageRecord, ImageFailure> image_or_failure(const Context& context, const RepositoryRecord& repository, const ImageIdentifier& id) {
    const auto failure = [&](std::string code, std::string reason) {
        return std::unexpected(ImageFailure{.image_id = id, .failure_code = std::move(code), .failure_reason = std::move(reason)});
    };
    if (!id.image_digest && !id.image_tag) return failure("MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null");
    if (id.image_digest && !is_like_digest(*id.image_digest)) {
        return failure("InvalidImageDigest", "Invalid request parameters: image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'");
    }
    if (auto found = find_image(context, repository, id)) return *std::move(found);
    if (id.image_digest && id.image_tag && find_image(context, repository, {.image_tag = id.image_tag})) {
        return failure("ImageTagDoesNotMatchDigest", "Invalid request parameters: given tag does not map to the given digest");
    }
    return failure("ImageNotFound", "Requested image not found");
}

std::string words_of(const ImageIdentifier& id) {
    return "{imageDigest:'" + id.image_digest.value_or("null") + "', imageTag:'" + id.image_tag.value_or("null") + "'}";
}

Result<ImageRecord> need_image(const Context& context, const RepositoryRecord& repository, const ImageIdentifier& id) {
    if (!id.image_digest && !id.image_tag) {
        return errors::invalid_parameter("imageId", "The image ID must have a digest or a tag");
    }
    auto found = find_image(context, repository, id);
    if (!found) {
        return errors::make("ImageNotFoundException", "The image with imageId " + words_of(id) + " does not exist within the repository with name '" +
                                                          repository.name + "' in the registry with id '" + repository.account + "'");
    }
    return *std::move(found);
}

std::vector<ImageRecord> images_of(const Context& context, const RepositoryRecord& repository) {
    std::vector<ImageRecord> list;
    store::scan(context.view(), images, [&](const ImageRecord& one) { list.push_back(one); }, repository.account, repository.region, repository.name);
    return list;
}

TagsByDigest tags_of(const Context& context, const RepositoryRecord& repository) {
    TagsByDigest by_digest;
    store::scan(context.view(), image_tags, [&](const TagRecord& one) { by_digest[one.digest].push_back(one.tag); }, repository.account,
                repository.region, repository.name);
    return by_digest;
}

void store_image(Context& context, const RepositoryRecord& repository, const ImageRecord& image) {
    store::put(context.writes(), images, image, repository.account, repository.region, repository.name, image.digest);
}

void store_tag(Context& context, const RepositoryRecord& repository, const std::string& tag, const std::string& digest) {
    store::put(context.writes(), image_tags, {.tag = tag, .digest = digest}, repository.account, repository.region, repository.name, tag);
}

void erase_tag(Context& context, const RepositoryRecord& repository, const std::string& tag) {
    store::erase(context.writes(), image_tags, repository.account, repository.region, repository.name, tag);
}

void erase_image(Context& context, const RepositoryRecord& repository, const ImageRecord& image) {
    const auto tags = tags_of(context, repository);
    if (const auto own = tags.find(image.digest); own != tags.end()) {
        for (const auto& tag : own->second) erase_tag(context, repository, tag);
    }
    store::erase(context.writes(), images, repository.account, repository.region, repository.name, image.digest);
    std::set<std::string> named;
    for (const auto& other : images_of(context, repository)) {
        if (other.digest != image.digest) named.insert(other.layers.begin(), other.layers.end());
    }
    for (const auto& layer : std::set<std::string>(image.layers.begin(), image.layers.end())) {
        if (!named.contains(layer)) erase_layer(context, repository, layer);
    }
}

std::string index_with(const std::vector<ImageRecord>& all, std::string_view digest) {
    const auto found = std::ranges::find_if(all, [&](const ImageRecord& one) { return std::ranges::find(one.manifests, digest) != one.manifests.end(); });
    return found == all.end() ? std::string{} : found->digest;
}

}  // namespace backlot::ecr
