// ListChildren: the accounts, or the units, right below a root or unit. Fails with ParentNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListChildren.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_children_access(const Context& context, const ListChildrenInput& input) {
    return access_to(context, Callers::delegates, "ListChildren", own_arn(context, input.parent_id));
}

Result<ListChildrenOutput> list_children(const Context& context, const ListChildrenInput& input) {
    BACKLOT_TRY(home, home_of(context));
    if (!is_parent(context, home.organization, input.parent_id)) return errors::of("ParentNotFoundException");
    std::vector<Child> children;
    if (input.child_type == "ACCOUNT") {
        for (const auto& account : members_of(context, home.organization, input.parent_id)) {
            children.push_back({.id = account.id, .type = input.child_type});
        }
    } else {
        for (const auto& unit : units_of(context, home.organization, input.parent_id)) {
            children.push_back({.id = unit.id, .type = input.child_type});
        }
    }
    ListChildrenOutput output;
    BACKLOT_CHECK(cut_page(output.children, output.next_token, children, input));
    return output;
}

}  // namespace backlot::organizations
