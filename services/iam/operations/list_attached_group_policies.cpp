// ListAttachedGroupPolicies: the managed policies attached to a group.
//
// Source: IAM API Reference, ListAttachedGroupPolicies.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> list_attached_group_policies_access(const Context& context, const ListAttachedGroupPoliciesInput& input) {
    return on_group(context, "iam:ListAttachedGroupPolicies", input.group_name);
}

Result<ListAttachedGroupPoliciesOutput> list_attached_group_policies(const Context& context,
                                                                     const ListAttachedGroupPoliciesInput& input) {
    BACKLOT_TRY(page, attached_policies(context, Kind::group, input.group_name, input.path_prefix, input.max_items,
                                        input.marker));
    ListAttachedGroupPoliciesOutput output;
    fill_page(output, &ListAttachedGroupPoliciesOutput::attached_policies, std::move(page));
    return output;
}

}  // namespace backlot::iam
