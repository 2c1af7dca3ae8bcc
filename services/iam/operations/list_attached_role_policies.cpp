// ListAttachedRolePolicies: the managed policies attached to a role.
//
// Source: IAM API Reference, ListAttachedRolePolicies.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> list_attached_role_policies_access(const Context& context, const ListAttachedRolePoliciesInput& input) {
    return on_role(context, "iam:ListAttachedRolePolicies", input.role_name);
}

Result<ListAttachedRolePoliciesOutput> list_attached_role_policies(const Context& context,
                                                                   const ListAttachedRolePoliciesInput& input) {
    BACKLOT_TRY(page, attached_policies(context, Kind::role, input.role_name, input.path_prefix, input.max_items,
                                        input.marker));
    ListAttachedRolePoliciesOutput output;
    fill_page(output, &ListAttachedRolePoliciesOutput::attached_policies, std::move(page));
    return output;
}

}  // namespace backlot::iam
