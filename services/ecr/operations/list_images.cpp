// ListImages: the images of a repository by digest and tag, a page at a time.
//
// Fails with RepositoryNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), ListImages.
#include "services/ecr/images.h"
#include "services/ecr/page.h"

namespace backlot::ecr {

Result<Access> list_images_access(const Context& context, const ListImagesInput& input) {
    return on_repository(context, "ecr:ListImages", input.registry_id, input.repository_name);
}

Result<ListImagesOutput> list_images(const Context& context, const ListImagesInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    std::vector<ImageIdentifier> found;
    const auto tags = tags_of(context, repository);
    for (const auto& image : images_of(context, repository)) {
        const auto own = tags.find(image.digest);
        if (!fits_filter(input.filter, own != tags.end())) continue;
        if (own == tags.end()) found.push_back({.image_digest = image.digest});
        else for (const auto& tag : own->second) found.push_back({.image_digest = image.digest, .image_tag = tag});
    }
    const auto key = [](const ImageIdentifier& one) { return one.image_tag.value_or("") + " " + *one.image_digest; };
    ListImagesOutput output;
    BACKLOT_TRY(next, cut_page(found, key, input.max_results, input.next_token));
    output.next_token = next;
    output.image_ids.given = true;
    for (auto& one : found) output.image_ids.push_back(std::move(one));
    return output;
}

}  // namespace backlot::ecr
