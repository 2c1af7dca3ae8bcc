// BatchGetImage: manifests of images. It counts as a pull.
//
// Manifests are given as they were pushed, whatever media types are accepted. Fails with RepositoryNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), BatchGetImage, ImageDetail (lastRecordedPullTime is refreshed once a day).
#include "services/ecr/images.h"

namespace backlot::ecr {

namespace {

constexpr std::chrono::hours pull_memory{24};

}  // namespace

Result<Access> batch_get_image_access(const Context& context, const BatchGetImageInput& input) {
    return on_repository(context, "ecr:BatchGetImage", input.registry_id, input.repository_name);
}

Result<BatchGetImageOutput> batch_get_image(Context& context, const BatchGetImageInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    BatchGetImageOutput output;
    output.images.given = true;
    output.failures.given = true;
    for (const auto& id : input.image_ids) {
        if (!id.image_digest && !id.image_tag) {
            output.failures.push_back({.image_id = id, .failure_code = "MissingDigestAndTag", .failure_reason = "Invalid request parameters: both tag and digest cannot be null"});
            continue;
        }
        auto image = find_image(context, repository, id);
        if (!image) {
            output.failures.push_back({.image_id = id, .failure_code = "ImageNotFound", .failure_reason = "Requested image not found"});
            continue;
        }
        if (!image->pulled || context.now() - *image->pulled >= pull_memory) {
            image->pulled = context.now();
            store_image(context, repository, *image);
        }
        output.images.push_back({.registry_id = repository.account, .repository_name = repository.name,
                                 .image_id = ImageIdentifier{.image_digest = image->digest, .image_tag = id.image_tag},
                                 .image_manifest = image->manifest, .image_manifest_media_type = image->media_type});
    }
    return output;
}

}  // namespace backlot::ecr
