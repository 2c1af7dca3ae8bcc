// CreatePolicyVersion: a further version of a customer managed policy, in force at once if SetAsDefault.
//
// Fails with LimitExceeded above five versions. A version's number is never given again.
//
// Source: IAM API Reference, CreatePolicyVersion; IAM User Guide, "Versioning IAM policies".
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

Result<Access> create_policy_version_access(const Context& context, const CreatePolicyVersionInput& input) {
    return on_policy(context, "iam:CreatePolicyVersion", input.policy_arn);
}

Result<CreatePolicyVersionOutput> create_policy_version(Context& context, const CreatePolicyVersionInput& input) {
    BACKLOT_TRY(found, need_policy(context, input.policy_arn, "iam:CreatePolicyVersion"));
    BACKLOT_CHECK(check_document(input.policy_document, true));
    if (policy_size(input.policy_document) > managed_policy_limit) {
        return errors::quota("PolicySize", managed_policy_limit);
    }
    if (found.versions.size() >= version_limit) {
        return errors::limit_exceeded("A managed policy can have up to 5 versions. Before you create a new version, "
                                      "you must delete an existing version.");
    }
    identity::PolicyVersion version{.id = "v" + std::to_string(found.next_version),
                                    .document = input.policy_document,
                                    .created = second_of(context.now())};
    ++found.next_version;
    found.versions.push_back(version);
    found.updated = version.created;
    if (input.set_as_default.value_or(false)) found.default_version = version.id;
    identity::put_policy(context.writes(), context.account(), found);
    return CreatePolicyVersionOutput{.policy_version = shape_of(found, version, Detail::brief)};
}

}  // namespace backlot::iam
