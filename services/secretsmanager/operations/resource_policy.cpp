// GetResourcePolicy, PutResourcePolicy, DeleteResourcePolicy: who else may use a secret.
//
// BlockPublicPolicy refuses a policy that lets everybody in. Fails with ResourceNotFoundException, InvalidRequestException,
// MalformedPolicyDocumentException, PublicPolicyException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), GetResourcePolicy, PutResourcePolicy, DeleteResourcePolicy; User
// Guide, "Resource-based policies".
#include "identity/principals.h"
#include "services/secretsmanager/policies.h"
#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

Result<Access> get_resource_policy_access(const Context& context, const GetResourcePolicyInput& input) {
    return on_secret(context, "secretsmanager:GetResourcePolicy", input.secret_id);
}

Result<GetResourcePolicyOutput> get_resource_policy(const Context& context, const GetResourcePolicyInput& input) {
    BACKLOT_TRY(secret, need_live(context, input.secret_id));
    GetResourcePolicyOutput output{.arn = arn_of(secret), .name = secret.name};
    if (!secret.policy.empty()) output.resource_policy = identity::readable(context.view(), secret.policy);
    return output;
}

Result<Access> put_resource_policy_access(const Context& context, const PutResourcePolicyInput& input) {
    Keys keys;
    add_key(keys, "secretsmanager:BlockPublicPolicy", input.block_public_policy.value_or(false) ? "true" : "false");
    return on_secret(context, "secretsmanager:PutResourcePolicy", input.secret_id, std::move(keys));
}

Result<PutResourcePolicyOutput> put_resource_policy(Context& context, const PutResourcePolicyInput& input) {
    BACKLOT_TRY(secret, need_primary(context, input.secret_id));
    BACKLOT_TRY(stored, checked_policy(context, input.resource_policy));
    if (input.block_public_policy.value_or(false) && is_public(stored)) {
        return errors::make("PublicPolicyException", "You can't attach a resource policy that allows broad access to the secret when "
                                                     "BlockPublicPolicy is set.");
    }
    secret.policy = std::move(stored);
    store_primary(context, secret);
    return PutResourcePolicyOutput{.arn = arn_of(secret), .name = secret.name};
}

Result<Access> delete_resource_policy_access(const Context& context, const DeleteResourcePolicyInput& input) {
    return on_secret(context, "secretsmanager:DeleteResourcePolicy", input.secret_id);
}

Result<DeleteResourcePolicyOutput> delete_resource_policy(Context& context, const DeleteResourcePolicyInput& input) {
    BACKLOT_TRY(secret, need_primary(context, input.secret_id));
    secret.policy.clear();
    store_primary(context, secret);
    return DeleteResourcePolicyOutput{.arn = arn_of(secret), .name = secret.name};
}

}  // namespace backlot::secretsmanager
