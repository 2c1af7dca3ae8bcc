// DeleteSecret: marks a secret, which goes when its recovery window is over, by the clock; or takes it away at once.
//
// Taking away at once what is not there is no mistake. Fails with ResourceNotFoundException, InvalidParameterException, InvalidRequestException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), DeleteSecret.
#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

namespace {

constexpr std::int64_t default_window_days = 30;

}  // namespace

Result<Access> delete_secret_access(const Context& context, const DeleteSecretInput& input) {
    Keys keys;
    if (input.recovery_window_in_days) add_key(keys, "secretsmanager:RecoveryWindowInDays", std::to_string(*input.recovery_window_in_days));
    add_key(keys, "secretsmanager:ForceDeleteWithoutRecovery", input.force_delete_without_recovery.value_or(false) ? "true" : "false");
    return on_secret(context, "secretsmanager:DeleteSecret", input.secret_id, std::move(keys));
}

Result<DeleteSecretOutput> delete_secret(Context& context, const DeleteSecretInput& input) {
    const bool at_once = input.force_delete_without_recovery.value_or(false);
    if (at_once && input.recovery_window_in_days) {
        return errors::invalid_parameter("You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.");
    }
    const auto days = input.recovery_window_in_days.value_or(default_window_days);
    if (days < 7 || days > 30) return errors::invalid_parameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
    auto found = need_secret(context, input.secret_id);
    if (!found) {
        const bool is_missing = found.error().code == "ResourceNotFoundException";
        if (!at_once || !is_missing || input.secret_id.starts_with("arn:")) return std::unexpected(found.error());
        return DeleteSecretOutput{.arn = context.arn("secretsmanager", "secret:" + input.secret_id), .name = input.secret_id, .deletion_date = context.now()};
    }
    auto& secret = *found;
    if (!secret.primary_region.empty()) return errors::is_replica();
    if (!secret.replicas.empty()) {
        std::string regions;
        for (const auto& replica : secret.replicas) regions += (regions.empty() ? "" : ", ") + replica.region;
        return errors::invalid_parameter("You can't delete secret " + arn_of(secret) + " that still has replica regions [" + regions + "].");
    }
    DeleteSecretOutput output{.arn = arn_of(secret), .name = secret.name};
    if (at_once) {
        output.deletion_date = context.now();
        erase_secret(context, secret);
        return output;
    }
    if (secret.deletion) return errors::marked_for_deletion();
    const auto window = std::chrono::days(days);
    secret.deletion = context.now() + window;
    output.deletion_date = secret.deletion;
    store_secret(context, secret);
    context.later(std::chrono::duration_cast<clock::Duration>(window), "delete-secret", secret.account + "\n" + secret.region + "\n" + secret.name);
    return output;
}

}  // namespace backlot::secretsmanager
