// PutResourcePolicy and DeleteResourcePolicy: what lets an AWS service write to the account's groups, or to one.
//
// A policy of one group has a revision that every change must name. Fails with LimitExceededException (ten of an account),
// ResourceNotFoundException, OperationAbortedException (another revision), InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutResourcePolicy, DeleteResourcePolicy.
#include "base/digest.h"
#include "policy/validate.h"
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/policies.h"

namespace backlot::logs {

namespace {

constexpr std::size_t policy_limit_bytes = 5120;

struct PolicyTarget {
    std::string resource;  // the group's ARN; empty: the account
    std::string name;
};

Result<PolicyTarget> policy_target(const Context& context, const std::optional<std::string>& name,
                                   const std::optional<std::string>& resource) {
    if (!resource) {
        if (!name || name->empty()) return errors::invalid_parameter("Policy name must be specified.");
        return PolicyTarget{.resource = {}, .name = *name};
    }
    BACKLOT_TRY(key, group_key_of(context, *resource));
    BACKLOT_CHECK(need_group(context, key));
    if (key.account != context.account()) return errors::no_such_group();
    return PolicyTarget{.resource = group_arn(key), .name = name.value_or("")};
}

errors::Failure other_revision() {
    return fail("OperationAbortedException", "The expected revision ID does not match the current revision.", 400);
}

// The policy that stands there now. Of a group there is one, whatever its name.
std::optional<ResourcePolicyRecord> standing_policy(const Context& context, const PolicyTarget& target) {
    if (target.resource.empty()) {
        return context.find(resource_policies, context.account(), context.region(), target.resource, target.name);
    }
    return store::last(context.view(), resource_policies, context.account(), context.region(), target.resource);
}

}  // namespace

Result<Access> put_resource_policy_access(const Context&, const PutResourcePolicyInput&) {
    return on_all("logs:PutResourcePolicy");
}

Result<PutResourcePolicyOutput> put_resource_policy(Context& context, const PutResourcePolicyInput& input) {
    BACKLOT_TRY(target, policy_target(context, input.policy_name, input.resource_arn));
    if (!input.policy_document) return errors::invalid_parameter("Policy document must be specified.");
    if (input.policy_document->size() > policy_limit_bytes) {
        return errors::limit_exceeded("The policy document is larger than 5120 characters.");
    }
    if (const auto valid = policy::validate(*input.policy_document,
                                            {.kind = policy::PolicyKind::resource, .service = "logs"}); !valid) {
        return errors::invalid_parameter("Invalid policy document: " + valid.error().message);
    }
    const auto old = standing_policy(context, target);
    if (!target.resource.empty() &&
        (old ? old->revision : std::string{}) != input.expected_revision_id.value_or("")) {
        return other_revision();
    }
    std::size_t count = 0;
    store::scan(context.view(), resource_policies, [&](const ResourcePolicyRecord&) { ++count; }, context.account(),
                context.region(), std::string_view{});
    if (target.resource.empty() && !old &&
        count >= account_policy_limit) return errors::limit_exceeded("Resource limit exceeded.");
    if (old) store::erase(context.writes(), resource_policies, context.account(), context.region(), old->resource,
                          old->name);
    ResourcePolicyRecord policy{.name = target.name,
                                .document = *input.policy_document,
                                .updated = context.now(),
                                .resource = target.resource,
                                .revision = {}};
    if (!target.resource.empty()) policy.revision = context.ids().digits(19);
    store::put(context.writes(), resource_policies, policy, context.account(), context.region(), policy.resource,
               policy.name);

    PutResourcePolicyOutput output;
    output.resource_policy = ResourcePolicy{.policy_document = policy.document,
                                            .last_updated_time = ms_of(policy.updated),
                                            .policy_scope = policy.resource.empty() ? "ACCOUNT" : "RESOURCE"};
    if (!policy.name.empty()) output.resource_policy->policy_name = policy.name;
    if (!policy.resource.empty()) {
        output.resource_policy->resource_arn = policy.resource;
        output.resource_policy->revision_id = policy.revision;
        output.revision_id = policy.revision;
    }
    return output;
}

Result<Access> delete_resource_policy_access(const Context&, const DeleteResourcePolicyInput&) {
    return on_all("logs:DeleteResourcePolicy");
}

Result<DeleteResourcePolicyOutput> delete_resource_policy(Context& context, const DeleteResourcePolicyInput& input) {
    BACKLOT_TRY(target, policy_target(context, input.policy_name, input.resource_arn));
    const auto old = standing_policy(context, target);
    if (!old) return errors::not_found("Policy with name [" + target.name + "] does not exist.");
    if (!old->resource.empty() && old->revision != input.expected_revision_id.value_or("")) return other_revision();
    store::erase(context.writes(), resource_policies, context.account(), context.region(), old->resource, old->name);
    return DeleteResourcePolicyOutput{};
}

}  // namespace backlot::logs
