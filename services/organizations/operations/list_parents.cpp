// ListParents: the root or unit right above an account or unit. Fails with ChildNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), ListParents.
#include "services/organizations/organization.h"

namespace backlot::organizations {

Result<Access> list_parents_access(const Context& context, const ListParentsInput& input) {
    return access_to(context, Callers::delegates, "ListParents", own_arn(context, input.child_id));
}

Result<ListParentsOutput> list_parents(const Context& context, const ListParentsInput& input) {
    BACKLOT_TRY(home, home_of(context));
    std::string parent;
    if (const auto unit = find_unit(context, home.organization, input.child_id)) parent = unit->parent;
    if (const auto account = find_member(context, home.organization, input.child_id)) parent = account->parent;
    if (parent.empty()) return errors::of("ChildNotFoundException");
    const std::vector<Parent> parents{
        {.id = parent, .type = parent.starts_with("r-") ? "ROOT" : "ORGANIZATIONAL_UNIT"}};
    ListParentsOutput output;
    BACKLOT_CHECK(cut_page(output.parents, output.next_token, parents, input));
    return output;
}

}  // namespace backlot::organizations
