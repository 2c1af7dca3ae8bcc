// SetDefaultPolicyVersion: which version is in force, from the next request on.
//
// Source: IAM API Reference, SetDefaultPolicyVersion.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

Result<Access> set_default_policy_version_access(const Context& context, const SetDefaultPolicyVersionInput& input) {
    return on_policy(context, "iam:SetDefaultPolicyVersion", input.policy_arn);
}

Result<SetDefaultPolicyVersionOutput> set_default_policy_version(Context& context,
                                                                 const SetDefaultPolicyVersionInput& input) {
    const auto missing = [&] {
        return errors::no_such_entity("Policy " + input.policy_arn + " version " + input.version_id +
                                      " does not exist or is not attachable.");
    };
    auto policy = need_policy(context, input.policy_arn, "iam:SetDefaultPolicyVersion");
    if (!policy && policy.error().code == "NoSuchEntity") return missing();
    if (!policy) return std::unexpected(policy.error());
    auto& found = *policy;
    const auto version = std::ranges::find(found.versions, input.version_id, &identity::PolicyVersion::id);
    if (version == found.versions.end()) return missing();
    found.default_version = version->id;
    found.updated = second_of(context.now());
    identity::put_policy(context.writes(), context.account(), found);
    return SetDefaultPolicyVersionOutput{};
}

}  // namespace backlot::iam
