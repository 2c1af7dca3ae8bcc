#include "identity/decide.h"

#include "base/arn.h"
#include "identity/bundle.h"
#include "identity/directory.h"
#include "identity/epoch.h"
#include "policy/message.h"

namespace backlot::identity {

namespace {

using policy::Layer;
using policy::Outcome;
using policy::PrincipalKind;

// What temporary credentials of users may not do, whatever their policies say.
//
// Source: IAM User Guide, "Compare AWS STS credentials": GetSessionToken's without MFA may not call IAM, and of STS
// only AssumeRole and GetCallerIdentity; GetFederationToken's may not call IAM, and of STS only GetCallerIdentity.
bool is_barred(const Caller& caller, std::string_view action) {
    if (!caller.session) return false;
    const auto kind = caller.session->kind;
    const bool is_iam = action.starts_with("iam:");
    const bool is_sts = action.starts_with("sts:") && action != "sts:GetCallerIdentity";
    if (kind == SessionKind::federated_user) return is_iam || is_sts;
    if (kind == SessionKind::session_token) {
        // Tags and a source identity are asked for together with AssumeRole.
        const bool is_assuming = action == "sts:AssumeRole" || action == "sts:TagSession" ||
                                 action == "sts:SetSourceIdentity" || action == "sts:SetContext";
        return (is_iam && !caller.session->mfa_at) || (is_sts && !is_assuming);
    }
    return false;
}

constexpr std::string_view allow_all =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})";

std::vector<policy::Attached> session_policies(const Asking& asking) {
    std::vector<policy::Attached> attached;
    const auto& caller = *asking.caller;
    if (!caller.session) return attached;
    const auto& session = *caller.session;
    if (!session.inline_policy.empty()) {
        attached.push_back({.document = asking.bundles->document(session.inline_policy), .id = "session/inline"});
    }
    auto arns = session.policy_arns;
    if (!session.task_policy.empty()) arns.push_back(session.task_policy);
    for (const auto& arn : arns) {
        if (const auto text = managed_document(*asking.view, arn)) {
            attached.push_back({.document = asking.bundles->document(*text), .id = arn});
        }
    }
    if (!session.task_policy.empty()) {
        // AWS's task policies only deny what is not of the task: beside them the root user may do all.
        attached.push_back({.document = asking.bundles->document(std::string(allow_all)), .id = session.task_policy});
    }
    if (attached.empty() && session.kind == SessionKind::federated_user) {
        // A federated user without a session policy may only do what resource policies name it for.
        attached.push_back({.document = std::make_shared<const policy::Document>(), .id = "session/none"});
    }
    return attached;
}

policy::Principal principal_of(const Caller& caller, const Bundle& bundle, const std::string& user_arn) {
    policy::Principal principal;
    principal.kind = caller.kind;
    principal.arn = caller.kind == PrincipalKind::service ? std::string_view(caller.service) : std::string_view(caller.arn);
    principal.account = caller.account;
    principal.role_arn = caller.role_arn;
    principal.unique_id = caller.unique_id;
    principal.user_arn = user_arn;
    principal.canonical_id = bundle.canonical_id;
    return principal;
}

}  // namespace

Verdict decide(const Asking& asking, const Question& question) {
    const auto& caller = *asking.caller;
    Verdict verdict;
    verdict.question = question;
    verdict.principal_arn = caller.arn;
    if (is_barred(caller, question.action)) {
        verdict.decision = {.outcome = Outcome::implicit_deny, .layer = Layer::session_policy};
        // Of IAM they are no credentials at all. Source: STS API Reference, GetSessionToken, "Permissions".
        verdict.is_no_credential = question.action.starts_with("iam:");
        verdict.decision.because = verdict.is_no_credential
                                       ? "The security token included in the request is invalid"
                                       : "because the caller's kind of temporary credentials may not call this action";
        return verdict;
    }
    const auto epoch = epoch_of(*asking.view);
    const auto bundle = asking.bundles->of_caller(*asking.view, epoch, caller);
    const std::string& owner_id = question.owned.account.empty() ? caller.account : question.owned.account;
    const auto owner = asking.bundles->of_account(*asking.view, epoch, owner_id);
    verdict.is_outsider = owner_id != caller.account &&
                          (owner->organization.empty() || owner->organization != bundle->organization);
    auto session = session_policies(asking);
    std::string federating_user;
    if (caller.kind == PrincipalKind::federated_user && caller.session && !caller.session->user.empty()) {
        if (const auto user = find_user(*asking.view, caller.account, caller.session->user)) {
            federating_user = user_arn(caller.account, *user);
        }
    }
    policy::Attached resource;
    if (!question.owned.policy.empty()) {
        resource = {.document = asking.bundles->document(question.owned.policy),
                    .id = question.owned.policy_name.empty() ? question.resource : question.owned.policy_name};
    }
    std::vector<policy::Attached> endpoint;
    if (!asking.origin->vpce.empty()) {
        constexpr std::string_view open =
            R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]})";
        const auto& text = asking.origin->endpoint_policy;
        endpoint.push_back({.document = asking.bundles->document(text.empty() ? open : std::string_view(text)),
                            .id = asking.origin->vpce});
    }
    policy::Request request;
    request.principal = principal_of(caller, *bundle, federating_user);
    request.action = question.action;
    request.resource = question.resource;
    request.resource_account = owner_id;
    request.context = context_of(asking, question, {.epoch = epoch, .caller = *bundle, .owner = *owner});

    policy::Layers layers;
    layers.service_control = bundle->service_control;
    layers.resource_control = owner->resource_control;
    layers.identity = bundle->identity;
    layers.boundary = bundle->boundary;
    layers.session = session;
    if (resource.document) layers.resource = &resource;
    layers.endpoint = endpoint;
    layers.grants = question.owned.grants;
    layers.settings = {.restrict_public_buckets = question.owned.restrict_public_buckets,
                       .acl_allows = question.owned.acl_allows,
                       .is_aws_managed_key = question.owned.is_aws_owned,
                       .resource_only_denies = question.owned.policy_only_denies};
    verdict.decision = policy::decide(request, layers);
    if (!verdict.decision.is_allowed()) verdict.decision = policy::explain(request, layers);
    const bool is_s3 = question.action.starts_with("s3:");
    if (!verdict.decision.is_allowed()) {
        verdict.decision.because = policy::access_denied_message(
            request, verdict.decision,
            verdict.is_outsider ? policy::Audience::outsider : policy::Audience::organization,
            is_s3 ? policy::Dialect::s3 : policy::Dialect::common);
        if (const auto reason = policy::reason_of(request, verdict.decision); !reason.empty()) {
            verdict.reason = reason;
        }
    }
    verdict.evidence = {.caller = bundle,
                        .owner = owner,
                        .session = std::move(session),
                        .endpoint = std::move(endpoint),
                        .resource = std::move(resource),
                        .owner_account = owner_id,
                        .federating_user = std::move(federating_user),
                        .context = std::move(request.context)};
    return verdict;
}

Error refusal_of(const Verdict& verdict, std::string_view called) {
    const std::string_view action = verdict.question.action;
    const auto service = called.empty() ? action.substr(0, action.find(':')) : called;
    const std::string message = verdict.decision.because.empty() ? "Access Denied" : verdict.decision.because;
    if (verdict.is_no_credential) return {.code = "InvalidClientTokenId", .message = message, .status = 403};
    if (service == "ec2") {
        return {.code = "UnauthorizedOperation", .message = "You are not authorized to perform this operation. " + message, .status = 403};
    }
    if (service == "sns") return {.code = "AuthorizationError", .message = message, .status = 403};
    if (service == "s3" || service == "iam" || service == "sts" || service == "sqs" || service == "cloudformation") {
        return {.code = "AccessDenied", .message = message, .status = 403};
    }
    return {.code = "AccessDeniedException", .message = message, .status = 400};
}

}  // namespace backlot::identity
