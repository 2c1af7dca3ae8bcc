// PutResourcePolicy and DeleteResourcePolicy: what lets other accounts read an advanced parameter by its ARN.
//
// A change of a policy names its id and hash. Fails with ResourceNotFoundException, ResourcePolicyInvalidParameterException
// (a standard parameter), ResourcePolicyConflictException, ResourcePolicyNotFoundException,
// MalformedResourcePolicyDocumentException. Policies of OpsItem groups are not built.
//
// Source: AWS Systems Manager API Reference (2014-11-06), PutResourcePolicy, DeleteResourcePolicy; User Guide, "Working
// with shared parameters in Parameter Store" ("must be in the advanced parameter tier").
#include "base/arn.h"
#include "base/digest.h"
#include "identity/principals.h"
#include "policy/validate.h"
#include "services/ssm/access.h"
#include "services/ssm/errors.h"
#include "services/ssm/model.h"

namespace backlot::ssm {

namespace {

struct Shared {
    ParameterKey key;
    ParameterRecord parameter;
};

Result<Shared> need_shared(const Context& context, const std::string& arn_text) {
    const auto arn = Arn::parse(arn_text);
    if (!arn || !arn->resource.starts_with("parameter/")) return errors::not_built("backlot shares nothing of Systems Manager but parameters yet.");
    Shared shared{.key = parameter_key(context, arn_text), .parameter = {}};
    auto found = find_parameter(context, shared.key);
    if (!found) return errors::make("ResourceNotFoundException",
                                    "The specified parameter to be shared could not be found.");
    shared.key.name = found->name;
    shared.parameter = std::move(*found);
    return shared;
}

// The policy that the input names. Fails where it is not there, or has changed.
Result<ResourcePolicyRecord> need_policy(const Context& context, const ParameterKey& key, const std::string& id,
                                         const std::string& hash) {
    auto policy = context.find(resource_policies, key.account, key.region, key.name, id);
    if (!policy) return errors::make("ResourcePolicyNotFoundException",
                                     "No policies with the specified policy ID and hash could be found.");
    if (policy->hash != hash) {
        return errors::make("ResourcePolicyConflictException",
                            "The hash provided in the call doesn't match the stored hash. This exception is thrown when trying to update "
                            "an obsolete policy version or when multiple requests to update a policy are sent.");
    }
    return std::move(*policy);
}

}  // namespace

Result<Access> put_resource_policy_access(const Context& context, const PutResourcePolicyInput& input) {
    return on_parameter(context, "ssm:PutResourcePolicy", parameter_key(context, input.resource_arn));
}

Result<PutResourcePolicyOutput> put_resource_policy(Context& context, const PutResourcePolicyInput& input) {
    BACKLOT_TRY(shared, need_shared(context, input.resource_arn));
    if (newest_of(context, shared.key, shared.parameter).tier != "Advanced") {
        return errors::make("ResourcePolicyInvalidParameterException",
                            "The parameter uses the standard-parameter tier. Only parameters of the advanced-parameter tier can be shared.");
    }
    const auto malformed = [](const std::string& why) {
        return errors::make("MalformedResourcePolicyDocumentException",
                            "The specified policy document is malformed or invalid: " + why);
    };
    const auto valid = policy::validate(input.policy, {.kind = policy::PolicyKind::resource, .service = "ssm"});
    if (!valid) return malformed(valid.error().message);
    auto document = identity::canonical(context.view(), input.policy);
    if (!document) return malformed(document.error().message);
    ResourcePolicyRecord policy;
    if (input.policy_id) {
        BACKLOT_TRY(old, need_policy(context, shared.key, *input.policy_id, input.policy_hash.value_or("")));
        policy = std::move(old);
    } else {
        policy.id = context.ids().uuid();
    }
    policy.document = std::move(*document);
    policy.hash = sha256_hex(policy.document + context.request_id());
    store::put(context.writes(), resource_policies, policy, shared.key.account, shared.key.region, shared.key.name,
               policy.id);
    return PutResourcePolicyOutput{.policy_id = policy.id, .policy_hash = policy.hash};
}

Result<Access> delete_resource_policy_access(const Context& context, const DeleteResourcePolicyInput& input) {
    return on_parameter(context, "ssm:DeleteResourcePolicy", parameter_key(context, input.resource_arn));
}

Result<DeleteResourcePolicyOutput> delete_resource_policy(Context& context, const DeleteResourcePolicyInput& input) {
    BACKLOT_TRY(shared, need_shared(context, input.resource_arn));
    BACKLOT_TRY(policy, need_policy(context, shared.key, input.policy_id, input.policy_hash));
    store::erase(context.writes(), resource_policies, shared.key.account, shared.key.region, shared.key.name,
                 policy.id);
    return DeleteResourcePolicyOutput{};
}

}  // namespace backlot::ssm
