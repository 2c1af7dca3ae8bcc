// ListEffectivePolicyValidationErrors: what is wrong with an account's effective policy, and which policies brought it.
//
// Fails with AccountNotFoundException, EffectivePolicyNotFoundException, InvalidInputException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListEffectivePolicyValidationErrors.
#include "services/organizations/effective_policy.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> list_effective_policy_validation_errors_access(const Context& context,
                                                              const ListEffectivePolicyValidationErrorsInput& input) {
    return access_to(context, Callers::delegates, "ListEffectivePolicyValidationErrors", own_arn(context, input.account_id),
                     {{.name = "organizations:PolicyType", .values = {input.policy_type}}});
}

Result<ListEffectivePolicyValidationErrorsOutput> list_effective_policy_validation_errors(
    const Context& context, const ListEffectivePolicyValidationErrorsInput& input) {
    BACKLOT_TRY(home, home_of(context));
    BACKLOT_CHECK(check_management_type(input.policy_type));
    const auto account = find_member(context, home.organization, input.account_id);
    if (!account) return errors::of("AccountNotFoundException");
    const auto effective = effective_policy_of(context, home.organization, *account, input.policy_type);
    if (!effective) return errors::of("EffectivePolicyNotFoundException");
    ListEffectivePolicyValidationErrorsOutput output;
    output.account_id = account->id;
    output.policy_type = input.policy_type;
    output.path = identity::path_of(context.view(), *account) + account->id + "/";
    output.evaluation_timestamp = context.now();  // it is merged anew for each call
    const auto found = validate_effective(input.policy_type, effective->settings);
    BACKLOT_CHECK(cut_page(output.effective_policy_validation_errors, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
