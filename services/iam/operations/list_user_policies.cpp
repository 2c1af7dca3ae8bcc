// ListUserPolicies: the names of a user's inline policies.
//
// Source: IAM API Reference, ListUserPolicies.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/policies.h"

namespace backlot::iam {

Result<Access> list_user_policies_access(const Context& context, const ListUserPoliciesInput& input) {
    return on_user(context, "iam:ListUserPolicies", input.user_name);
}

Result<ListUserPoliciesOutput> list_user_policies(const Context& context, const ListUserPoliciesInput& input) {
    BACKLOT_TRY(page, inline_policy_names(context, Kind::user, input.user_name, input.max_items, input.marker));
    ListUserPoliciesOutput output;
    fill_page(output, &ListUserPoliciesOutput::policy_names, std::move(page));
    return output;
}

}  // namespace backlot::iam
