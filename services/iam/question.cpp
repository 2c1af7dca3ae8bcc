// A question about a principal or a policy without a call: its owner and tags.
#include "base/arn.h"
#include "services/iam/access.h"

namespace backlot::iam {

namespace {

Tags tags_of(const Context& context, std::string_view arn) {
    if (const auto role = identity::find_role_by_arn(context.view(), arn)) return role->tags;
    if (const auto user = identity::find_user_by_arn(context.view(), arn)) return user->tags;
    const auto account = arn_account(arn);
    const auto policy = identity::find_policy(context.view(), account, identity::last_segment(arn));
    return policy && identity::policy_arn(account, *policy) == arn ? policy->tags : Tags{};
}

}  // namespace

// A name that is not taken is asked for as a new one would be. iam:PassRole names its service in iam:PassedToService,
// which the asker gives.
Result<identity::Question> question_of(const Context& context, identity::Question asked) {
    if (!asked.resource.starts_with("arn:aws:iam::")) return asked;
    asked.owned.account = arn_account(asked.resource);
    asked.owned.tags = tags_of(context, asked.resource);
    for (const auto& [key, value] : asked.owned.tags) {
        asked.keys.push_back({.name = "iam:ResourceTag/" + key, .values = {value}});
    }
    return asked;
}

}  // namespace backlot::iam
