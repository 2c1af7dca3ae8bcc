// AddRoleToInstanceProfile: one role to a profile. The caller must be allowed to pass the role to EC2.
//
// Fails with LimitExceeded where the profile has a role, UnmodifiableEntity for a service-linked one.
//
// Source: IAM API Reference, AddRoleToInstanceProfile; Service Authorization Reference (dependent action iam:PassRole).
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> add_role_to_instance_profile_access(const Context& context,
                                                   const AddRoleToInstanceProfileInput& input) {
    auto access = on_instance_profile(context, "iam:AddRoleToInstanceProfile", input.instance_profile_name);
    const auto role = on_role(context, "iam:PassRole", input.role_name);
    access.also.push_back({.action = role.action, .resource = role.resource, .owned = role.owned, .keys = role.keys});
    access.also.back().keys.push_back({.name = "iam:PassedToService", .values = {"ec2.amazonaws.com"}});
    return access;
}

Result<AddRoleToInstanceProfileOutput> add_role_to_instance_profile(Context& context,
                                                                    const AddRoleToInstanceProfileInput& input) {
    BACKLOT_TRY(profile, need_instance_profile(context, input.instance_profile_name));
    BACKLOT_TRY(role, need_own_role(context, input.role_name));
    if (!profile.roles.empty()) return errors::quota("InstanceSessionsPerInstanceProfile", 1);
    profile.roles.push_back(role.name);
    put_instance_profile(context, profile);
    return AddRoleToInstanceProfileOutput{};
}

}  // namespace backlot::iam
