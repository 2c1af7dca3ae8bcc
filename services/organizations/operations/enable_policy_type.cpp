// EnablePolicyType: enables a type of policy in the root; AWS's own policy of the type is attached everywhere.
//
// Fails with RootNotFoundException, PolicyTypeAlreadyEnabledException, PolicyTypeNotAvailableForOrganizationException,
// ConstraintViolationException (SERVICE_ACCESS_NOT_ENABLED).
//
// Source: AWS Organizations API Reference (2016-11-28), EnablePolicyType.
#include "identity/delegation.h"
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> enable_policy_type_access(const Context& context, const EnablePolicyTypeInput& input) {
    return access_to(context, Callers::delegable, "EnablePolicyType", own_arn(context, input.root_id),
                     {{.name = "organizations:PolicyType", .values = {input.policy_type}}});
}

Result<EnablePolicyTypeOutput> enable_policy_type(Context& context, const EnablePolicyTypeInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (input.root_id != home.organization.root_id) return errors::of("RootNotFoundException");
    if (facts_of(input.policy_type) == nullptr) return errors::invalid_input("INVALID_ENUM_POLICY_TYPE");
    if (home.organization.feature_set != "ALL") return errors::of("PolicyTypeNotAvailableForOrganizationException");
    if (is_enabled(home.organization, input.policy_type)) return errors::of("PolicyTypeAlreadyEnabledException");
    const auto service = facts_of(input.policy_type)->service;
    if (!service.empty() && !store::contains(context.view(), identity::service_access, home.organization.id, service)) {
        return errors::constraint("SERVICE_ACCESS_NOT_ENABLED",
                                  "You attempted to enable a policy type before you enabled service access. Call the "
                                  "EnableAWSServiceAccess API first.");
    }
    identity::enable_policy_type(context.writes(), home.organization, input.policy_type);
    return EnablePolicyTypeOutput{.root = describe_root(home.organization)};
}

}  // namespace backlot::organizations
