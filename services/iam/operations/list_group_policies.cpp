// ListGroupPolicies: the names of a group's inline policies.
//
// Source: IAM API Reference, ListGroupPolicies.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> list_group_policies_access(const Context& context, const ListGroupPoliciesInput& input) {
    return on_group(context, "iam:ListGroupPolicies", input.group_name);
}

Result<ListGroupPoliciesOutput> list_group_policies(const Context& context, const ListGroupPoliciesInput& input) {
    BACKLOT_TRY(page, inline_policy_names(context, Kind::group, input.group_name, input.max_items, input.marker));
    ListGroupPoliciesOutput output;
    fill_page(output, &ListGroupPoliciesOutput::policy_names, std::move(page));
    return output;
}

}  // namespace backlot::iam
