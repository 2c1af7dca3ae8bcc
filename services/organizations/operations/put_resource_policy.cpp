// PutResourcePolicy: the organization's delegation policy: which members may call which of its operations.
//
// Fails with InvalidInputException (INVALID_RESOURCE_POLICY_JSON, INVALID_PRINCIPAL).
//
// Source: AWS Organizations API Reference (2016-11-28), PutResourcePolicy.
#include "identity/principals.h"
#include "policy/validate.h"
#include "services/organizations/organization.h"
#include "services/organizations/resource_policy.h"

namespace backlot::organizations {

Result<Access> put_resource_policy_access(const Context& context, const PutResourcePolicyInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::management, "PutResourcePolicy"));
    add_tags(access, input.tags);
    return access;
}

Result<PutResourcePolicyOutput> put_resource_policy(Context& context, const PutResourcePolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    auto& organization = home.organization;
    auto valid = policy::validate(input.content, {.kind = policy::PolicyKind::resource, .service = "organizations"});
    if (!valid) return errors::invalid_input("INVALID_RESOURCE_POLICY_JSON", valid.error().message);
    auto stored = identity::canonical(context.view(), input.content);
    if (!stored) {
        return errors::invalid_input("INVALID_PRINCIPAL", "You specified an invalid principal: " + stored.error().message);
    }
    if (organization.resource_policy_id.empty()) organization.resource_policy_id = "rp-" + context.ids().alnum_lower(8);
    organization.resource_policy = *std::move(stored);
    for (const auto& tag : input.tags) organization.resource_policy_tags[tag.key] = tag.value;
    store_organization(context, organization);
    return PutResourcePolicyOutput{.resource_policy = describe_resource_policy(context, organization)};
}

}  // namespace backlot::organizations
