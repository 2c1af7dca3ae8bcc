// ListInstanceProfilesForRole: the instance profiles that hold a role.
//
// Source: IAM API Reference, ListInstanceProfilesForRole.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> list_instance_profiles_for_role_access(const Context& context,
                                                      const ListInstanceProfilesForRoleInput& input) {
    return on_role(context, "iam:ListInstanceProfilesForRole", input.role_name);
}

Result<ListInstanceProfilesForRoleOutput> list_instance_profiles_for_role(
    const Context& context, const ListInstanceProfilesForRoleInput& input) {
    BACKLOT_TRY(role, need_role(context, input.role_name));
    BACKLOT_TRY(page, page_of(profiles_of_role(context, role.name), input.max_items, input.marker,
                              [](const identity::InstanceProfile& one) { return to_lower(one.name); }));
    ListInstanceProfilesForRoleOutput output{.is_truncated = page.is_truncated, .marker = page.marker};
    output.instance_profiles.given = true;
    for (const auto& one : page.items) output.instance_profiles.push_back(shape_of(context, one, Detail::brief));
    return output;
}

}  // namespace backlot::iam
