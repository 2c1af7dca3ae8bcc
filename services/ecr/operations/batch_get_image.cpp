// BatchGetImage: manifests of images. It counts as a pull, but of who is excluded from that.
//
// What a pull through cache has not yet is taken from the registry behind it.
//
// Manifests are given as they were pushed, whatever media types are accepted. Fails with RepositoryNotFoundException,
// UnableToGetUpstreamImageException.
//
// Source: Amazon ECR API Reference (2015-09-21), BatchGetImage, ImageDetail (lastRecordedPullTime is refreshed once a day).
#include "services/ecr/encryption.h"
#include "services/ecr/images.h"
#include "services/ecr/pull_through.h"

namespace backlot::ecr {

namespace {

constexpr std::chrono::hours pull_memory{24};

bool is_excluded(const Context& context) {
    const auto& caller = context.caller();
    return context.find(exclusions, context.account(), context.region(), caller.role_arn.empty() ? caller.arn : caller.role_arn).has_value();
}

}  // namespace

Result<Access> batch_get_image_access(const Context& context, const BatchGetImageInput& input) {
    return on_repository(context, "ecr:BatchGetImage", input.registry_id, input.repository_name);
}

Result<BatchGetImageOutput> batch_get_image(Context& context, const BatchGetImageInput& input) {
    const auto account = registry_of(context, input.registry_id);
    const auto rule = cache_rule_for(context, account, context.region(), input.repository_name);
    auto standing = need_repository(context, input.registry_id, input.repository_name);
    if (rule) {
        for (const auto& id : input.image_ids) {
            if ((!id.image_digest && !id.image_tag) || (standing && find_image(context, *standing, id))) continue;
            BACKLOT_CHECK(pull_through(context, *rule, account, input.repository_name, id));
        }
        standing = need_repository(context, input.registry_id, input.repository_name);
    }
    if (!standing) return std::unexpected(std::move(standing).error());
    const auto& repository = *standing;
    BACKLOT_CHECK(ask_to_open(context, repository));
    BatchGetImageOutput output;
    output.images.given = true;
    output.failures.given = true;
    for (const auto& id : input.image_ids) {
        auto image = image_or_failure(context, repository, id);
        if (!image) {
            output.failures.push_back(image.error());
            continue;
        }
        const bool is_due = !image->pulled || context.now() - *image->pulled >= pull_memory;
        if (is_due && !is_excluded(context)) {
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
