// CreatePolicy: stores a policy of a type; it binds nothing until it is attached. The type need not be enabled.
//
// Fails with MalformedPolicyDocumentException, DuplicatePolicyException, ConstraintViolationException,
// PolicyTypeNotAvailableForOrganizationException.
//
// Source: AWS Organizations API Reference (2016-11-28), CreatePolicy.
#include "identity/epoch.h"
#include "services/organizations/organization.h"
#include "services/organizations/policies.h"
#include "services/organizations/tags.h"

namespace backlot::organizations {

Result<Access> create_policy_access(const Context& context, const CreatePolicyInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::delegable, "CreatePolicy", "*",
                                  {{.name = "organizations:PolicyType", .values = {input.type}}}));
    add_tags(access, input.tags);
    return access;
}

Result<CreatePolicyOutput> create_policy(Context& context, const CreatePolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    const auto* facts = facts_of(input.type);
    if (facts == nullptr) return errors::invalid_input("INVALID_ENUM_POLICY_TYPE");
    if (home.organization.feature_set != "ALL") return errors::of("PolicyTypeNotAvailableForOrganizationException");
    BACKLOT_CHECK(check_content(*facts, input.content));
    identity::OrganizationPolicy policy{.id = "p-" + context.ids().alnum_lower(8),
                                        .organization = home.organization.id,
                                        .type = input.type,
                                        .name = input.name,
                                        .description = input.description,
                                        .content = input.content,
                                        .created = context.now()};
    BACKLOT_TRY(tags, checked_tags(input.tags));
    policy.tags = std::move(tags);
    if (own_policies(context, home.organization, input.type) >= facts->number_limit) {
        return errors::constraint("POLICY_NUMBER_LIMIT_EXCEEDED",
                                  "You attempted to exceed the number of policies that you can have in an organization.");
    }
    BACKLOT_CHECK(check_name(context, home.organization, policy));
    store::put(context.writes(), identity::organization_policies, policy, home.organization.id, policy.id);
    identity::touch(context.writes());
    return CreatePolicyOutput{.policy = describe(home.organization, policy)};
}

}  // namespace backlot::organizations
