// DisablePolicyType: disables a type of policy; every attachment of the type is lost.
//
// Fails with RootNotFoundException, PolicyTypeNotEnabledException.
//
// Source: AWS Organizations API Reference (2016-11-28), DisablePolicyType.
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> disable_policy_type_access(const Context& context, const DisablePolicyTypeInput& input) {
    return access_to(context, Callers::delegable, "DisablePolicyType", own_arn(context, input.root_id),
                     {{.name = "organizations:PolicyType", .values = {input.policy_type}}});
}

Result<DisablePolicyTypeOutput> disable_policy_type(Context& context, const DisablePolicyTypeInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (input.root_id != home.organization.root_id) return errors::of("RootNotFoundException");
    if (facts_of(input.policy_type) == nullptr) return errors::invalid_input("INVALID_ENUM_POLICY_TYPE");
    if (!is_enabled(home.organization, input.policy_type)) return errors::of("PolicyTypeNotEnabledException");
    identity::disable_policy_type(context.writes(), home.organization, input.policy_type);
    return DisablePolicyTypeOutput{.root = describe_root(home.organization)};
}

}  // namespace backlot::organizations
