#include "services/organizations/tags.h"

#include <set>

#include "base/encoding.h"
#include "identity/directory.h"
#include "identity/epoch.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

Result<identity::Tags> checked_tags(const model::List<Tag>& given, identity::Tags before) {
    std::set<std::string> keys;
    for (const auto& tag : given) {
        if (to_lower(tag.key).starts_with("aws:")) {
            return errors::invalid_input("INVALID_SYSTEM_TAGS_PARAMETER", "You cannot use the prefix aws: in a tag key.");
        }
        if (!keys.insert(tag.key).second) {
            return errors::invalid_input("DUPLICATE_TAG_KEY",
                                         "Tag keys must be unique among the tags attached to the same entity.");
        }
        before[tag.key] = tag.value;
    }
    if (before.size() > tags_limit) {
        return errors::constraint("MAX_TAG_LIMIT_EXCEEDED", "You have exceeded the number of tags allowed on this resource.");
    }
    return before;
}

std::optional<identity::Tags> tags_of(const Context& context, const std::string& id) {
    const auto home = home_of(context);
    if (!home) return std::nullopt;
    const auto& organization = home->organization;
    if (id == organization.root_id) return organization.root_tags;
    if (!id.empty() && id == organization.resource_policy_id) return organization.resource_policy_tags;
    if (const auto unit = find_unit(context, organization, id)) return unit->tags;
    if (const auto account = find_member(context, organization, id)) return account->tags;
    if (const auto policy = context.find(identity::organization_policies, organization.id, id)) return policy->tags;
    if (const auto transfer = context.find(transfers, id); transfer && transfer->target == context.account()) {
        return transfer->tags;
    }
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
    } else if (auto transfer = context.find(transfers, id)) {
        transfer->tags = tags;
        store::put(context.writes(), transfers, *transfer, id);
    }
    identity::touch(context.writes());
}

}  // namespace backlot::organizations
