// AssumeRoot: a short session of a member account's root user, for one privileged task.
//
// Only the management account, or the delegated administrator of iam.amazonaws.com, and only where centralized root
// access is on: RootCredentialsManagement for tasks on credentials, RootSessions for unlocking policies. Fails with
// AccessDenied, ValidationError.
//
// Source: AWS STS API Reference (2011-06-15), AssumeRoot; IAM User Guide, "Centrally manage root access for member
// accounts", "Perform a privileged task on an AWS Organizations member account".
#include "base/arn.h"
#include "identity/delegation.h"
#include "identity/directory.h"
#include "services/sts/errors.h"
#include "services/sts/sessions.h"

namespace backlot::sts {

namespace {

constexpr std::int64_t root_task_seconds = 900;
// A task, and the feature of centralized root access that it belongs to.
struct RootTask {
    std::string_view policy;
    std::string_view feature;
};
constexpr RootTask root_tasks[] = {
    {"arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials", "RootCredentialsManagement"},
    {"arn:aws:iam::aws:policy/root-task/IAMCreateRootUserPassword", "RootCredentialsManagement"},
    {"arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials", "RootCredentialsManagement"},
    {"arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy", "RootSessions"},
    {"arn:aws:iam::aws:policy/root-task/SQSUnlockQueuePolicy", "RootSessions"},
};

std::string account_of(const std::string& target) {
    return is_account_id(target) ? target : std::string(arn_account(target));
}

// Whether the caller's account may open root sessions of the target's, for tasks of that feature.
bool is_administered(const Context& context, const std::string& target, std::string_view feature) {
    const auto own = identity::find_account(context.view(), context.account());
    const auto member = identity::find_account(context.view(), target);
    if (!own || !member || own->organization.empty() || member->organization != own->organization) return false;
    const auto organization = context.find(identity::organizations, own->organization);
    if (!organization || member->id == organization->management_account || member->status != "ACTIVE") return false;
    if (std::ranges::find(organization->iam_features, feature) == organization->iam_features.end()) return false;
    return own->id == organization->management_account ||
           identity::is_delegated_administrator(context.view(), organization->id, own->id, "iam.amazonaws.com");
}

}  // namespace

Result<Access> assume_root_access(const Context& context, const AssumeRootInput& input) {
    const auto target = account_of(input.target_principal);
    const auto root = identity::root_arn(target);
    if (!is_account_id(target) || (!is_account_id(input.target_principal) && input.target_principal != root)) {
        return errors::validation("TargetPrincipal must be an account ID or the ARN of a root user.");
    }
    const auto policy = input.task_policy_arn.arn.value_or("");
    const auto task = std::ranges::find(root_tasks, policy, &RootTask::policy);
    if (task == std::end(root_tasks)) {
        return errors::validation("The specified TaskPolicyArn is not a task policy of AWS: " + policy);
    }
    if (context.caller().is_root() || !is_administered(context, target, task->feature)) {
        return errors::not_authorized(context.caller().arn, "sts:AssumeRoot", root);
    }
    return Access{.action = "sts:AssumeRoot",
                  .resource = root,
                  .owned = {.account = target},
                  .keys = {{.name = "sts:TaskPolicyArn", .values = {policy}}}};
}

Result<AssumeRootOutput> assume_root(Context& context, const AssumeRootInput& input) {
    auto session = new_session(context, identity::SessionKind::root, account_of(input.target_principal),
                               input.duration_seconds.value_or(root_task_seconds),
                               input.minimum_session_token_size.value_or(0));
    session.task_policy = input.task_policy_arn.arn.value_or("");
    if (context.caller().session) session.source_identity = context.caller().session->source_identity;
    store_session(context, session);
    AssumeRootOutput output{.credentials = credentials_of(context, session),
                            .session_token_utilization = utilization_of(session),
                            .session_token_size = static_cast<std::int64_t>(session.token.size())};
    if (!session.source_identity.empty()) output.source_identity = session.source_identity;
    return output;
}

}  // namespace backlot::sts
