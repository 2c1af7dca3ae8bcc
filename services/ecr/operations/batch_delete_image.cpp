// BatchDeleteImage: takes tags, or whole images, away.
//
// A tag goes alone; the image goes with its last one. By its digest an image goes with all its tags. What an index names stays.
// Fails with RepositoryNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), BatchDeleteImage, ImageFailure.
#include "services/ecr/images.h"

namespace backlot::ecr {

namespace {

ImageFailure failure_of(const ImageIdentifier& id, std::string code, std::string reason) {
    return {.image_id = id, .failure_code = std::move(code), .failure_reason = std::move(reason)};
}

}  // namespace

Result<Access> batch_delete_image_access(const Context& context, const BatchDeleteImageInput& input) {
    return on_repository(context, "ecr:BatchDeleteImage", input.registry_id, input.repository_name);
}

Result<BatchDeleteImageOutput> batch_delete_image(Context& context, const BatchDeleteImageInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BatchDeleteImageOutput output;
    output.image_ids.given = true;
    output.failures.given = true;
    for (const auto& id : input.image_ids) {
        if (!id.image_digest && !id.image_tag) {
            output.failures.push_back(failure_of(id, "MissingDigestAndTag", "Invalid request parameters: both tag and digest cannot be null"));
            continue;
        }
        const auto image = find_image(context, repository, id);
        if (!image) {
            output.failures.push_back(failure_of(id, "ImageNotFound", "Requested image not found"));
            continue;
        }
        const auto tags = tags_of(context, repository);
        const auto own = tags.find(image->digest);
        const auto names = own == tags.end() ? std::vector<std::string>{} : own->second;
        const bool is_whole = !id.image_tag || names.size() <= 1;
        if (is_whole) {
            if (const auto index = index_with(images_of(context, repository), image->digest); !index.empty()) {
                output.failures.push_back(failure_of(id, "ImageReferencedByManifestList",
                                                     "Requested image referenced by manifest list: [" + index + "]"));
                continue;
            }
            erase_image(context, repository, *image);
            for (const auto& tag : names) output.image_ids.push_back({.image_digest = image->digest, .image_tag = tag});
            if (names.empty()) output.image_ids.push_back({.image_digest = image->digest});
        } else {
            erase_tag(context, repository, *id.image_tag);
            output.image_ids.push_back({.image_digest = image->digest, .image_tag = *id.image_tag});
        }
    }
    return output;
}

}  // namespace backlot::ecr
