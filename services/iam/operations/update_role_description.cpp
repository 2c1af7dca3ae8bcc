// UpdateRoleDescription: the older half of UpdateRole; works on service-linked roles too.
//
// Source: IAM API Reference, UpdateRoleDescription.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> update_role_description_access(const Context& context, const UpdateRoleDescriptionInput& input) {
    return on_role(context, "iam:UpdateRoleDescription", input.role_name);
}

Result<UpdateRoleDescriptionOutput> update_role_description(Context& context,
                                                            const UpdateRoleDescriptionInput& input) {
    BACKLOT_TRY(role, need_role(context, input.role_name));
    role.description = input.description;
    identity::put_role(context.writes(), context.account(), role);
    auto shape = shape_of(context, role, Detail::full);
    shape.max_session_duration.reset();
    shape.role_last_used.reset();
    return UpdateRoleDescriptionOutput{.role = std::move(shape)};
}

}  // namespace backlot::iam
