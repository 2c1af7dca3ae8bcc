// ListImageReferrers: the manifests that say something about another one: signatures, SBOMs, attestations.
//
// A subject need not be there. It is asked as ecr:BatchGetImage. Fails with RepositoryNotFoundException,
// InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), ListImageReferrers ("must have the ecr:BatchGetImage permission").
#include <algorithm>

#include "services/ecr/images.h"
#include "services/ecr/manifest.h"
#include "services/ecr/page.h"

namespace backlot::ecr {

namespace {

constexpr std::int64_t usual_page = 50;

}  // namespace

Result<Access> list_image_referrers_access(const Context& context, const ListImageReferrersInput& input) {
    return on_repository(context, "ecr:BatchGetImage", input.registry_id, input.repository_name);
}

Result<ListImageReferrersOutput> list_image_referrers(const Context& context, const ListImageReferrersInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    auto found = images_of(context, repository);
    const auto& types = input.filter ? input.filter->artifact_types : model::List<std::string>{};
    std::erase_if(found, [&](const ImageRecord& one) {
        return one.subject != input.subject_id.image_digest ||
               (!types.empty() && std::ranges::find(types, one.artifact_type) == types.end());
    });
    ListImageReferrersOutput output;
    BACKLOT_TRY(next, cut_page(found, &ImageRecord::digest, input.max_results, input.next_token, usual_page));
    output.next_token = next;
    output.referrers.given = true;
    for (const auto& image : found) {
        ImageReferrer one{.digest = image.digest, .media_type = image.media_type, .size = static_cast<std::int64_t>(image.manifest.size())};
        if (!image.artifact_type.empty()) one.artifact_type = image.artifact_type;
        for (const auto& [name, value] : annotations_of(image.manifest)) one.annotations.insert_or_assign(name, value);
        one.artifact_status = "ACTIVE";
        output.referrers.push_back(std::move(one));
    }
    return output;
}

}  // namespace backlot::ecr
