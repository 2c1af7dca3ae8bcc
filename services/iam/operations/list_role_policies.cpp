// ListRolePolicies: the names of a role's inline policies.
//
// Source: IAM API Reference, ListRolePolicies.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> list_role_policies_access(const Context& context, const ListRolePoliciesInput& input) {
    return on_role(context, "iam:ListRolePolicies", input.role_name);
}

Result<ListRolePoliciesOutput> list_role_policies(const Context& context, const ListRolePoliciesInput& input) {
    BACKLOT_TRY(page, inline_policy_names(context, Kind::role, input.role_name, input.max_items, input.marker));
    ListRolePoliciesOutput output;
    fill_page(output, &ListRolePoliciesOutput::policy_names, std::move(page));
    return output;
}

}  // namespace backlot::iam
