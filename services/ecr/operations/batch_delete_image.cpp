// BatchDeleteImage: takes tags, or whole images, away.
//
// A tag goes alone; the image goes with its last one. By its digest an image goes with all its tags. What an index names stays.
// Fails with RepositoryNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), BatchDeleteImage, ImageFailure.
#include "services/ecr/images.h"

namespace backlot::ecr {

Result<Access> batch_delete_image_access(const Context& context, const BatchDeleteImageInput& input) {
    return on_repository(context, "ecr:BatchDeleteImage", input.registry_id, input.repository_name);
}

Result<BatchDeleteImageOutput> batch_delete_image(Context& context, const BatchDeleteImageInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BatchDeleteImageOutput output;
    output.image_ids.given = true;
    output.failures.given = true;
    for (const auto& id : input.image_ids) {
        const auto image = image_or_failure(context, repository, id);
        if (!image) {
            output.failures.push_back(image.error());
            continue;
        }
        const auto tags = tags_of(context, repository);
        const auto own = tags.find(image->digest);
        const auto names = own == tags.end() ? std::vector<std::string>{} : own->second;
        const bool is_whole = !id.image_tag || names.size() <= 1;
        if (is_whole) {
            if (const auto index = index_with(images_of(context, repository), image->digest); !index.empty()) {
                output.failures.push_back({.image_id = id, .failure_code = "ImageReferencedByManifestList",
                                           .failure_reason = "Requested image referenced by manifest list: [" + index + "]"});
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
