// GetAccessKeyLastUsed: when, where and for what a key last signed. "N/A" before its first use.
//
// Source: IAM API Reference, GetAccessKeyLastUsed.
#include "identity/last_use.h"
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"

namespace backlot::iam {

Result<Access> get_access_key_last_used_access(const Context& context, const GetAccessKeyLastUsedInput& input) {
    const auto key = context.find(identity::access_keys, input.access_key_id);
    if (key && key->account == context.account() && !key->user.empty()) {
        return on_user(context, "iam:GetAccessKeyLastUsed", key->user);
    }
    return on_arn("iam:GetAccessKeyLastUsed", iam_arn(context, "user", "/", "*"));
}

Result<GetAccessKeyLastUsedOutput> get_access_key_last_used(const Context& context,
                                                            const GetAccessKeyLastUsedInput& input) {
    const auto key = context.find(identity::access_keys, input.access_key_id);
    // AWS does not tell a key of another account from one that does not exist.
    if (!key || key->account != context.account()) {
        return errors::access_denied("User: " + context.caller().arn +  // without a colon, unlike every other refusal
                                     " is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key " +
                                     input.access_key_id);
    }
    AccessKeyLastUsed used{.service_name = "N/A", .region = "N/A"};
    if (const auto last = identity::last_use(context.view(), key->id)) {
        used = {.last_used_date = last->time, .service_name = last->service, .region = last->region};
    }
    return GetAccessKeyLastUsedOutput{.user_name = key->user, .access_key_last_used = used};
}

}  // namespace backlot::iam
