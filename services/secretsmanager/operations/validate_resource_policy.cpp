// ValidateResourcePolicy: what PutResourcePolicy with BlockPublicPolicy would say of a policy.
//
// Fails with ResourceNotFoundException, InvalidRequestException, MalformedPolicyDocumentException.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), ValidateResourcePolicy, ValidationErrorsEntry.
#include "services/secretsmanager/policies.h"

namespace backlot::secretsmanager {

Result<Access> validate_resource_policy_access(const Context& context, const ValidateResourcePolicyInput& input) {
    if (input.secret_id) return on_secret(context, "secretsmanager:ValidateResourcePolicy", *input.secret_id);
    return on_all("secretsmanager:ValidateResourcePolicy");
}

Result<ValidateResourcePolicyOutput> validate_resource_policy(const Context& context, const ValidateResourcePolicyInput& input) {
    if (input.secret_id) BACKLOT_CHECK(need_live(context, *input.secret_id));
    BACKLOT_TRY(stored, checked_policy(context, input.resource_policy));
    ValidateResourcePolicyOutput output;
    output.validation_errors.given = true;
    output.policy_validation_passed = !is_public(stored);
    if (!*output.policy_validation_passed) {
        output.validation_errors.push_back({.check_name = "REFLEXIVE_PRINCIPAL_CHECK",
                                            .error_message = "The resource policy grants broad access to the secret: name the principals that need it."});
    }
    return output;
}

}  // namespace backlot::secretsmanager
