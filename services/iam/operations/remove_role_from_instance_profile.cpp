// RemoveRoleFromInstanceProfile. Fails with NoSuchEntity where the role is not in it.
//
// Source: IAM API Reference, RemoveRoleFromInstanceProfile.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> remove_role_from_instance_profile_access(const Context& context,
                                                        const RemoveRoleFromInstanceProfileInput& input) {
    return on_instance_profile(context, "iam:RemoveRoleFromInstanceProfile", input.instance_profile_name);
}

Result<RemoveRoleFromInstanceProfileOutput> remove_role_from_instance_profile(
    Context& context, const RemoveRoleFromInstanceProfileInput& input) {
    BACKLOT_TRY(profile, need_instance_profile(context, input.instance_profile_name));
    const auto removed =
        std::erase_if(profile.roles, [&](const auto& name) { return equal_ignoring_case(name, input.role_name); });
    if (removed == 0) {
        return errors::no_such_entity("Role " + input.role_name + " in Instance Profile " + profile.name + " cannot be found.");
    }
    put_instance_profile(context, profile);
    return RemoveRoleFromInstanceProfileOutput{};
}

}  // namespace backlot::iam
