// StartLifecyclePolicyPreview: which images a policy would take away. The answer is ready at once.
//
// Fails with RepositoryNotFoundException, LifecyclePolicyNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), StartLifecyclePolicyPreview.
#include "services/ecr/lifecycle.h"

namespace backlot::ecr {

Result<Access> start_lifecycle_policy_preview_access(const Context& context, const StartLifecyclePolicyPreviewInput& input) {
    return on_repository(context, "ecr:StartLifecyclePolicyPreview", input.registry_id, input.repository_name);
}

Result<StartLifecyclePolicyPreviewOutput> start_lifecycle_policy_preview(Context& context, const StartLifecyclePolicyPreviewInput& input) {
    BACKLOT_TRY(repository, need_repository(context, input.registry_id, input.repository_name));
    repository.preview = input.lifecycle_policy_text.value_or(repository.lifecycle);
    if (repository.preview.empty()) {
        return errors::make("LifecyclePolicyNotFoundException", "Lifecycle policy does not exist for the repository with name '" +
                                                                    repository.name + "' in the registry with id '" + repository.account + "'");
    }
    BACKLOT_CHECK(parse_lifecycle(repository.preview));
    store_repository(context, repository);
    return StartLifecyclePolicyPreviewOutput{.registry_id = repository.account, .repository_name = repository.name,
                                             .lifecycle_policy_text = repository.preview, .status = "IN_PROGRESS"};
}

}  // namespace backlot::ecr
