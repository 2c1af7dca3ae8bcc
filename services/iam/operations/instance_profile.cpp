// GetInstanceProfile and DeleteInstanceProfile, which fails with DeleteConflict while a role is in it.
//
// Source: IAM API Reference, GetInstanceProfile, DeleteInstanceProfile.
#include "identity/epoch.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> get_instance_profile_access(const Context& context, const GetInstanceProfileInput& input) {
    return on_instance_profile(context, "iam:GetInstanceProfile", input.instance_profile_name);
}

Result<GetInstanceProfileOutput> get_instance_profile(const Context& context, const GetInstanceProfileInput& input) {
    BACKLOT_TRY(profile, need_instance_profile(context, input.instance_profile_name));
    auto shape = shape_of(context, profile, Detail::full);
    shape.tags.given = true;
    return GetInstanceProfileOutput{.instance_profile = std::move(shape)};
}

Result<Access> delete_instance_profile_access(const Context& context, const DeleteInstanceProfileInput& input) {
    return on_instance_profile(context, "iam:DeleteInstanceProfile", input.instance_profile_name);
}

Result<DeleteInstanceProfileOutput> delete_instance_profile(Context& context,
                                                            const DeleteInstanceProfileInput& input) {
    BACKLOT_TRY(profile, need_instance_profile(context, input.instance_profile_name));
    if (!profile.roles.empty()) return errors::delete_conflict("remove roles from instance profile");
    store::erase(context.writes(), identity::instance_profiles, context.account(), to_lower(profile.name));
    identity::touch(context.writes());
    return DeleteInstanceProfileOutput{};
}

}  // namespace backlot::iam
