// UntagUser: takes tags off a user; keys that are not there are passed over.
//
// Source: IAM API Reference, UntagUser.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> untag_user_access(const Context& context, const UntagUserInput& input) {
    auto access = on_user(context, "iam:UntagUser", input.user_name);
    add_tag_keys(access, input.tag_keys);
    return access;
}

Result<UntagUserOutput> untag_user(Context& context, const UntagUserInput& input) {
    BACKLOT_TRY(found, need_user(context, input.user_name));
    remove_tags(found.tags, input.tag_keys, TagKeys::ignoring_case);
    identity::put_user(context.writes(), context.account(), found);
    return UntagUserOutput{};
}

}  // namespace backlot::iam
