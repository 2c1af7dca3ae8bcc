// TagUser: adds tags to a user, or gives them other values. Fifty at most.
//
// Source: IAM API Reference, TagUser.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> tag_user_access(const Context& context, const TagUserInput& input) {
    auto access = on_user(context, "iam:TagUser", input.user_name);
    add_request_tags(access, input.tags);
    return access;
}

Result<TagUserOutput> tag_user(Context& context, const TagUserInput& input) {
    BACKLOT_TRY(found, need_user(context, input.user_name));
    BACKLOT_CHECK(add_tags(found.tags, input.tags, TagKeys::ignoring_case));
    identity::put_user(context.writes(), context.account(), found);
    return TagUserOutput{};
}

}  // namespace backlot::iam
