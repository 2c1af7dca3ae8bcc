// ListAttachedUserPolicies: the managed policies attached to a user.
//
// Source: IAM API Reference, ListAttachedUserPolicies.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> list_attached_user_policies_access(const Context& context, const ListAttachedUserPoliciesInput& input) {
    return on_user(context, "iam:ListAttachedUserPolicies", input.user_name);
}

Result<ListAttachedUserPoliciesOutput> list_attached_user_policies(const Context& context,
                                                                   const ListAttachedUserPoliciesInput& input) {
    BACKLOT_TRY(page, attached_policies(context, Kind::user, input.user_name, input.path_prefix, input.max_items,
                                        input.marker));
    ListAttachedUserPoliciesOutput output;
    fill_page(output, &ListAttachedUserPoliciesOutput::attached_policies, std::move(page));
    return output;
}

}  // namespace backlot::iam
