// GetLifecyclePolicyPreview: the images that the previewed policy would take away now, a page at a time.
//
// Fails with RepositoryNotFoundException, LifecyclePolicyPreviewNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), GetLifecyclePolicyPreview.
#include <algorithm>

#include "services/ecr/lifecycle.h"
#include "services/ecr/page.h"

namespace backlot::ecr {

Result<Access> get_lifecycle_policy_preview_access(const Context& context, const GetLifecyclePolicyPreviewInput& input) {
    return on_repository(context, "ecr:GetLifecyclePolicyPreview", input.registry_id, input.repository_name);
}

Result<GetLifecyclePolicyPreviewOutput> get_lifecycle_policy_preview(const Context& context, const GetLifecyclePolicyPreviewInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    if (repository.preview.empty()) {
        return errors::make("LifecyclePolicyPreviewNotFoundException", "Lifecycle policy preview does not exist for the repository with name '" +
                                                                           repository.name + "' in the registry with id '" + repository.account + "'");
    }
    BACKLOT_TRY(rules, parse_lifecycle(repository.preview));
    const auto expired = expired_images(context, repository, rules);
    const auto tags = tags_of(context, repository);
    const auto wanted = input.filter ? input.filter->tag_status.value_or("ANY") : std::string("ANY");
    std::vector<std::string> digests;
    for (const auto& [digest, priority] : expired) {
        const auto own = tags.find(digest);
        if (wanted != "ANY" && (wanted == "TAGGED") != (own != tags.end())) continue;
        const bool is_asked = std::ranges::any_of(input.image_ids, [&](const ImageIdentifier& id) {
            const auto image = find_image(context, repository, id);
            return image && image->digest == digest;
        });
        if (input.image_ids.empty() || is_asked) digests.push_back(digest);
    }
    GetLifecyclePolicyPreviewOutput output{.registry_id = repository.account, .repository_name = repository.name,
                                           .lifecycle_policy_text = repository.preview, .status = "COMPLETE"};
    BACKLOT_TRY(next, cut_page(digests, std::identity{}, input.max_results, input.next_token));
    output.next_token = next;
    output.preview_results.given = true;
    for (const auto& digest : digests) {
        LifecyclePolicyPreviewResult one{.image_digest = digest};
        if (const auto own = tags.find(digest); own != tags.end()) {
            for (const auto& tag : own->second) one.image_tags.push_back(tag);
        }
        one.image_pushed_at = find_image(context, repository, {.image_digest = digest})->pushed;
        one.action = LifecyclePolicyRuleAction{.type = "EXPIRE"};
        one.applied_rule_priority = expired.at(digest);
        output.preview_results.push_back(std::move(one));
    }
    output.summary = LifecyclePolicyPreviewSummary{.expiring_image_total_count = static_cast<std::int64_t>(expired.size())};
    return output;
}

}  // namespace backlot::ecr
