// UpdateUser: another name or path. The unique id stays, and with it what policies say about the user.
//
// Fails with EntityAlreadyExists where another user has the name.
//
// Source: IAM API Reference, UpdateUser; IAM User Guide, "Rename an IAM user".
#include "identity/epoch.h"
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> update_user_access(const Context& context, const UpdateUserInput& input) {
    auto access = on_user(context, "iam:UpdateUser", input.user_name);
    const auto user = identity::find_user(context.view(), context.account(), input.user_name);
    // Both the present ARN and the new one must be allowed.
    if (user) {
        const auto path = input.new_path.value_or(user->path);
        const auto renamed = iam_arn(context, "user", path, input.new_user_name.value_or(user->name));
        if (renamed != access.resource) {
            access.also.push_back(
                {.action = access.action, .resource = renamed, .owned = access.owned, .keys = access.keys});
        }
    }
    return access;
}

Result<UpdateUserOutput> update_user(Context& context, const UpdateUserInput& input) {
    BACKLOT_TRY(user, need_user(context, input.user_name));
    if (input.new_path) {
        BACKLOT_TRY(path, path_or_root(input.new_path));
        user.path = path;
    }
    if (input.new_user_name && *input.new_user_name != user.name) {
        const auto old = user.name;
        const bool is_other = !equal_ignoring_case(old, *input.new_user_name);
        if (is_other && identity::find_user(context.view(), context.account(), *input.new_user_name)) {
            return errors::exists("User", *input.new_user_name);
        }
        for (auto key : keys_of(context, old)) {
            key.user = *input.new_user_name;
            put_key(context, key);
        }
        for (auto device : devices_of(context, old)) {
            device.user = *input.new_user_name;
            store::put(context.writes(), identity::mfa_devices, device, context.account(), device.serial);
        }
        identity::erase_user(context.writes(), context.account(), old);
        user.name = *input.new_user_name;
    }
    identity::put_user(context.writes(), context.account(), user);
    return UpdateUserOutput{};
}

}  // namespace backlot::iam
