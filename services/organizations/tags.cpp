#include "services/organizations/tags.h"

#include "identity/directory.h"
#include "identity/epoch.h"

namespace backlot::organizations {

std::optional<identity::Tags> tags_of(const Context& context, const std::string& id) {
    const auto home = home_of(context);
    if (!home) return std::nullopt;
    const auto& organization = home->organization;
    if (id == organization.root_id) return organization.root_tags;
    if (!id.empty() && id == organization.resource_policy_id) return organization.resource_policy_tags;
    if (const auto unit = find_unit(context, organization, id)) return unit->tags;
    if (const auto account = find_member(context, organization, id)) return account->tags;
    if (const auto policy = context.find(identity::organization_policies, organization.id, id)) return policy->tags;
    return std::nullopt;
}

void set_tags(Context& context, const std::string& id, const identity::Tags& tags) {
    auto home = home_of(context);
    if (!home) return;
    auto& organization = home->organization;
    if (id == organization.root_id || id == organization.resource_policy_id) {
        (id == organization.root_id ? organization.root_tags : organization.resource_policy_tags) = tags;
        store_organization(context, organization);
    } else if (auto unit = find_unit(context, organization, id)) {
        unit->tags = tags;
        store::put(context.writes(), identity::units, *unit, unit->id);
    } else if (auto account = find_member(context, organization, id)) {
        account->tags = tags;
        identity::put_account(context.writes(), *account);
    } else if (auto policy = context.find(identity::organization_policies, organization.id, id)) {
        policy->tags = tags;
        store::put(context.writes(), identity::organization_policies, *policy, organization.id, id);
    }
    identity::touch(context.writes());
}

}  // namespace backlot::organizations
