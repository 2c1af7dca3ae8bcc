// UpdateSecretVersionStage: moves a stage from one version to another, or takes it away.
//
// AWSCURRENT can only be moved; the version that had it becomes AWSPREVIOUS. Fails with ResourceNotFoundException,
// InvalidParameterException, InvalidRequestException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), UpdateSecretVersionStage.
#include <algorithm>

#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> update_secret_version_stage_access(const Context& context, const UpdateSecretVersionStageInput& input) {
    Keys keys;
    add_key(keys, "secretsmanager:VersionStage", input.version_stage);
    return on_secret(context, "secretsmanager:UpdateSecretVersionStage", input.secret_id, std::move(keys));
}

Result<UpdateSecretVersionStageOutput> update_secret_version_stage(Context& context, const UpdateSecretVersionStageInput& input) {
    BACKLOT_TRY(secret, need_primary(context, input.secret_id));
    const auto holder = std::ranges::find_if(secret.versions, [&](const VersionRecord& one) {
        return std::ranges::find(one.stages, input.version_stage) != one.stages.end();
    });
    const bool is_held = holder != secret.versions.end();
    if (!input.move_to_version_id && input.version_stage == current_stage) {
        return errors::invalid_parameter("You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.");
    }
    if (input.remove_from_version_id && (!is_held || holder->id != *input.remove_from_version_id)) {
        return errors::invalid_parameter("The staging label " + input.version_stage + " isn't attached to version " + *input.remove_from_version_id + ".");
    }
    if (input.move_to_version_id) {
        BACKLOT_CHECK(need_version(secret, input.move_to_version_id, {}));
        if (is_held && holder->id != *input.move_to_version_id && !input.remove_from_version_id) {
            return errors::invalid_parameter("The parameter RemoveFromVersionId can't be empty. Staging label " + input.version_stage +
                                             " is currently attached to version " + holder->id +
                                             ", so you must explicitly reference that version in RemoveFromVersionId.");
        }
        move_stage(secret, input.version_stage, *input.move_to_version_id);
    } else if (is_held) {
        std::erase(holder->stages, input.version_stage);
    }
    secret.changed = context.now();
    store_primary(context, secret);
    return UpdateSecretVersionStageOutput{.arn = arn_of(secret), .name = secret.name};
}

}  // namespace backlot::secretsmanager
