// ListPoliciesGrantingServiceAccess: for each service, the policies of a user, group or role that allow any of its actions.
//
// As AWS does it, only what is attached to the identity (a user's groups included) is looked at, and only what is
// allowed: no boundary, no organization's policy, no resource's. Fails with NoSuchEntity, InvalidInput.
//
// Source: IAM API Reference, ListPoliciesGrantingServiceAccess.
#include "base/arn.h"
#include "policy/action_table.h"
#include "services/iam/granting.h"

namespace backlot::iam {

Result<Access> list_policies_granting_service_access_access(const Context& context,
                                                            const ListPoliciesGrantingServiceAccessInput& input) {
    return on_identity(context, "iam:ListPoliciesGrantingServiceAccess", input.arn);
}

Result<ListPoliciesGrantingServiceAccessOutput> list_policies_granting_service_access(
    const Context& context, const ListPoliciesGrantingServiceAccessInput& input) {
    BACKLOT_TRY(entity, entity_at(context, input.arn));
    BACKLOT_TRY(held, policies_held_by(context, entity));
    std::vector<ListPoliciesGrantingServiceAccessEntry> entries;
    for (const auto& service : input.service_namespaces) {
        if (!policy::service_exists(service)) return errors::invalid_input("Invalid service namespace: " + service);
        ListPoliciesGrantingServiceAccessEntry entry{.service_namespace = service};
        for (const auto& one : held) {
            if (!grants_service(one.document, service)) continue;
            PolicyGrantingServiceAccess shape{.policy_name = one.name,
                                              .policy_type = one.arn.empty() ? "INLINE" : "MANAGED"};
            if (!one.arn.empty()) {
                shape.policy_arn = one.arn;
            } else {
                shape.entity_type = to_upper(name_of(one.kind));
                shape.entity_name = one.entity;
            }
            entry.policies.push_back(std::move(shape));
        }
        entries.push_back(std::move(entry));
    }
    BACKLOT_TRY(page, page_of(std::move(entries), std::nullopt, input.marker,
                              [](const auto& one) { return one.service_namespace.value_or(""); }));
    ListPoliciesGrantingServiceAccessOutput output;
    fill_page(output, &ListPoliciesGrantingServiceAccessOutput::policies_granting_service_access, std::move(page));
    return output;
}

}  // namespace backlot::iam
