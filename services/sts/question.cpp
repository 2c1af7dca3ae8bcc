// A question about a role without a call: its trust policy, owner and tags as AssumeRole would find them.
#include "services/sts/errors.h"
#include "services/sts/roles.h"

namespace backlot::sts {

// Fails with AccessDenied where there is no such role, as AssumeRole does, and for an account's root, which assumes none.
Result<Question> question_of(const Context& context, Question asked) {
    const bool is_of_role = asked.action == "sts:AssumeRole" || asked.action == "sts:TagSession" ||
                            asked.action == "sts:SetSourceIdentity";
    if (!is_of_role || asked.resource == "*") return asked;
    if (context.caller().is_root()) return errors::access_denied("Roles may not be assumed by root accounts.");
    const auto found = find_role(context, asked.resource);
    if (!found) return errors::not_authorized(context.caller().arn, asked.action, asked.resource);
    asked.owned = owned_of(*found);
    add_role_tag_keys(asked.keys, *found);
    return asked;
}

}  // namespace backlot::sts
