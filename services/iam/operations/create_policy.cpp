// CreatePolicy: a customer managed policy with its first version.
//
// Fails with EntityAlreadyExists, MalformedPolicyDocument, LimitExceeded (1,500 policies; 6,144 characters).
//
// Source: IAM API Reference, CreatePolicy.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

Result<Access> create_policy_access(const Context& context, const CreatePolicyInput& input) {
    auto access = on_arn("iam:CreatePolicy", iam_arn(context, "policy", input.path.value_or("/"), input.policy_name));
    add_request_tags(access, input.tags);
    if (!input.tags.empty()) {
        access.also.push_back(
            {.action = "iam:TagPolicy", .resource = access.resource, .owned = {}, .keys = access.keys});
    }
    return access;
}

Result<CreatePolicyOutput> create_policy(Context& context, const CreatePolicyInput& input) {
    BACKLOT_TRY(path, path_or_root(input.path));
    BACKLOT_TRY(tags, tags_of(input.tags));
    BACKLOT_CHECK(check_document(input.policy_document, true));
    if (policy_size(input.policy_document) > managed_policy_limit) {
        return errors::quota("PolicySize", managed_policy_limit);
    }
    if (identity::find_policy(context.view(), context.account(), input.policy_name)) {
        return errors::already_exists("A policy called " + input.policy_name +
                                      " already exists. Duplicate names are not allowed.");
    }
    if (count_of(context, identity::managed_policies) >= policy_count_limit) {
        return errors::quota("PoliciesPerAccount", policy_count_limit);
    }
    identity::ManagedPolicy policy;
    policy.name = input.policy_name;
    policy.path = path;
    policy.id = identity::unique_id(context.ids(), "ANPA");
    policy.description = input.description.value_or("");
    policy.created = second_of(context.now());
    policy.updated = policy.created;
    policy.versions.push_back({.id = "v1", .document = input.policy_document, .created = policy.created});
    policy.tags = std::move(tags);
    identity::put_policy(context.writes(), context.account(), policy);
    // Not its description, and of its tags only what there is: GetPolicy tells both.
    auto shape = shape_of(context, policy, Usage{}, Detail::brief);
    if (!policy.tags.empty()) shape.tags = tag_list(policy.tags);
    return CreatePolicyOutput{.policy = std::move(shape)};
}

}  // namespace backlot::iam
