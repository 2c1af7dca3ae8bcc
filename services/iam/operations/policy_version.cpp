// GetPolicyVersion and DeletePolicyVersion. The default version cannot be deleted: DeleteConflict.
//
// DIFFERS: of an AWS managed policy only the default version is known.
//
// Source: IAM API Reference, GetPolicyVersion, DeletePolicyVersion.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

namespace {

std::unexpected<Error> no_such_version(const std::string& arn, const std::string& version) {
    return errors::no_such_entity("Policy " + arn + " version " + version + " does not exist or is not attachable.");
}

}  // namespace

Result<Access> get_policy_version_access(const Context& context, const GetPolicyVersionInput& input) {
    return on_policy(context, "iam:GetPolicyVersion", input.policy_arn);
}

Result<GetPolicyVersionOutput> get_policy_version(const Context& context, const GetPolicyVersionInput& input) {
    if (const auto aws = policy::managed_policy(input.policy_arn)) {
        if (aws->default_version_id != input.version_id) return no_such_version(input.policy_arn, input.version_id);
        return GetPolicyVersionOutput{.policy_version = version_shape(*aws, Detail::full)};
    }
    const auto policy = need_policy(context, input.policy_arn, "iam:GetPolicyVersion");
    if (!policy && policy.error().code == "NoSuchEntity") return no_such_version(input.policy_arn, input.version_id);
    if (!policy) return std::unexpected(policy.error());
    const auto& found = *policy;
    const auto version = std::ranges::find(found.versions, input.version_id, &identity::PolicyVersion::id);
    if (version == found.versions.end()) return no_such_version(input.policy_arn, input.version_id);
    return GetPolicyVersionOutput{.policy_version = shape_of(found, *version, Detail::full)};
}

Result<Access> delete_policy_version_access(const Context& context, const DeletePolicyVersionInput& input) {
    return on_policy(context, "iam:DeletePolicyVersion", input.policy_arn);
}

Result<DeletePolicyVersionOutput> delete_policy_version(Context& context, const DeletePolicyVersionInput& input) {
    BACKLOT_TRY(found, need_policy(context, input.policy_arn, "iam:DeletePolicyVersion"));
    const auto version = std::ranges::find(found.versions, input.version_id, &identity::PolicyVersion::id);
    if (version == found.versions.end()) return no_such_version(input.policy_arn, input.version_id);
    if (version->id == found.default_version) {
        return errors::conflict("Cannot delete the default version of a policy.");
    }
    found.versions.erase(version);
    identity::put_policy(context.writes(), context.account(), found);
    return DeletePolicyVersionOutput{};
}

}  // namespace backlot::iam
