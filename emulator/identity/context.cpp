// The condition keys of a request.
//
// Source: IAM User Guide, "AWS global condition context keys"; S3 User Guide, "Actions, resources, and condition keys".
#include "base/arn.h"
#include "clock/format.h"
#include "identity/bundle.h"
#include "identity/decide.h"

namespace backlot::identity {

namespace {

using policy::Arity;
using policy::PrincipalKind;

// The one value of a multivalued key.
void add_one(policy::Context& context, std::string_view key, const std::string& value) {
    context.add(key, std::span<const std::string>(&value, 1), Arity::multi);
}

void add_principal(policy::Context& context, const Asking& asking, const Known& known) {
    const auto& caller = *asking.caller;
    switch (caller.kind) {
        case PrincipalKind::anonymous:
            context.add("aws:PrincipalType", "Anonymous");
            return;
        case PrincipalKind::service:
            context.add("aws:PrincipalIsAWSService", "true");
            context.add("aws:PrincipalServiceName", caller.service);
            add_one(context, "aws:PrincipalServiceNamesList", caller.service);
            if (!caller.source_arn.empty()) context.add("aws:SourceArn", caller.source_arn);
            if (!caller.source_account.empty()) {
                context.add("aws:SourceAccount", caller.source_account);
                const auto source = asking.bundles->of_account(*asking.view, known.epoch, caller.source_account);
                if (!source->organization.empty()) {
                    context.add("aws:SourceOrgID", source->organization);
                    add_one(context, "aws:SourceOrgPaths", source->organization_path);
                }
            }
            return;
        case PrincipalKind::identity_provider:  // no principal of AWS yet: its token's claims come with the question
            context.add("aws:FederatedProvider", caller.arn);
            return;
        case PrincipalKind::root: context.add("aws:PrincipalType", "Account"); break;
        case PrincipalKind::user: context.add("aws:PrincipalType", "User"); break;
        case PrincipalKind::federated_user: context.add("aws:PrincipalType", "FederatedUser"); break;
        default: context.add("aws:PrincipalType", "AssumedRole");
    }
    context.add("aws:PrincipalIsAWSService", "false");
    context.add("aws:PrincipalArn", caller.role_arn.empty() ? caller.arn : caller.role_arn);
    context.add("aws:PrincipalAccount", caller.account);
    if (!caller.user_id.empty()) context.add("aws:userid", caller.user_id);
    if (!caller.user_name.empty()) context.add("aws:username", caller.user_name);
    const auto& bundle = known.caller;
    if (!bundle.organization.empty()) {
        context.add("aws:PrincipalOrgID", bundle.organization);
        add_one(context, "aws:PrincipalOrgPaths", bundle.organization_path);
    }
    for (const auto& [key, value] : bundle.tags) context.add("aws:PrincipalTag/" + key, value);
    if (!caller.session) return;
    const auto& session = *caller.session;
    for (const auto& [key, value] : session.tags) context.add("aws:PrincipalTag/" + key, value);
    context.add("aws:TokenIssueTime", clock::iso8601(session.created));
    if (!session.source_identity.empty()) context.add("aws:SourceIdentity", session.source_identity);
    if (!session.provider.empty()) context.add("aws:FederatedProvider", session.provider);
    for (const auto& [key, value] : session.claims) context.add(key, value);
    if (session.kind == SessionKind::root) context.add("aws:AssumedRoot", "true");
    const auto mfa_at = session.mfa_at ? session.mfa_at : asking.origin->mfa_at;
    context.add("aws:MultiFactorAuthPresent", mfa_at ? "true" : "false");
    if (mfa_at) {
        const auto age = std::chrono::floor<std::chrono::seconds>(asking.now - *mfa_at).count();
        context.add("aws:MultiFactorAuthAge", std::to_string(age));
    }
}

void add_network(policy::Context& context, const Asking& asking, const Known& known) {
    const auto& origin = *asking.origin;
    const auto& caller = *asking.caller;
    context.add("aws:SecureTransport", origin.is_tls ? "true" : "false");
    context.add("aws:ViaAWSService", caller.via_service.empty() ? "false" : "true");
    if (!caller.via_service.empty()) {
        add_one(context, "aws:CalledVia", caller.via_service);
        context.add("aws:CalledViaFirst", caller.via_service);
        context.add("aws:CalledViaLast", caller.via_service);
    }
    if (caller.kind == PrincipalKind::service || !caller.via_service.empty()) return;
    if (origin.vpce.empty()) {
        // Through a VPC endpoint aws:SourceIp is absent.
        if (!origin.source_ip.empty()) context.add("aws:SourceIp", origin.source_ip);
    } else {
        context.add("aws:SourceVpce", origin.vpce);
        if (!origin.vpc.empty()) context.add("aws:SourceVpc", origin.vpc);
        if (!origin.vpc_source_ip.empty()) context.add("aws:VpcSourceIp", origin.vpc_source_ip);
        if (!origin.vpce_account.empty()) {
            context.add("aws:VpceAccount", origin.vpce_account);
            const auto owner = asking.bundles->of_account(*asking.view, known.epoch, origin.vpce_account);
            if (!owner->organization.empty()) {
                context.add("aws:VpceOrgID", owner->organization);
                add_one(context, "aws:VpceOrgPaths", owner->organization_path);
            }
        }
    }
    if (!origin.user_agent.empty()) context.add("aws:UserAgent", origin.user_agent);
    if (!origin.referer.empty()) context.add("aws:Referer", origin.referer);
}

// IAM and Organizations live in one region, whatever the client's. Source: "AWS global condition context keys",
// aws:RequestedRegion.
std::string_view requested_region(std::string_view action, const Question& question, std::string_view region) {
    if (action.starts_with("iam:") || action.starts_with("organizations:") || action.starts_with("account:")) {
        return "us-east-1";
    }
    return question.owned.region.empty() ? region : std::string_view(question.owned.region);
}

}  // namespace

policy::Context context_of(const Asking& asking, const Question& question, const Known& known) {
    policy::Context context;
    context.reserve(32, 2048);
    add_principal(context, asking, known);
    add_network(context, asking, known);
    context.add("aws:CurrentTime", clock::iso8601(asking.now));
    context.add("aws:EpochTime",
                std::to_string(std::chrono::floor<std::chrono::seconds>(asking.now).time_since_epoch().count()));
    context.add("aws:RequestedRegion", requested_region(question.action, question, asking.region));
    const auto& owner = question.owned.account.empty() ? asking.caller->account : question.owned.account;
    if (!owner.empty() && question.resource != "*") {
        context.add("aws:ResourceAccount", owner);
        if (!known.owner.organization.empty()) {
            context.add("aws:ResourceOrgID", known.owner.organization);
            add_one(context, "aws:ResourceOrgPaths", known.owner.organization_path);
        }
    }
    for (const auto& [key, value] : question.owned.tags) context.add("aws:ResourceTag/" + key, value);
    if (question.action.starts_with("s3:")) {
        const auto& origin = *asking.origin;
        if (!origin.signature_version.empty()) context.add("s3:signatureversion", origin.signature_version);
        if (!origin.auth_type.empty()) context.add("s3:authType", origin.auth_type);
        if (origin.auth_type == "REST-QUERY-STRING") {
            context.add("s3:signatureAge", std::to_string(origin.signature_age_ms));
        }
        if (!origin.content_sha256.empty()) context.add("s3:x-amz-content-sha256", origin.content_sha256);
        if (!owner.empty()) context.add("s3:ResourceAccount", owner);
        if (origin.is_tls) context.add("s3:TlsVersion", "1.3");
    }
    for (const auto& key : question.keys) {
        context.add(key.name, key.values, key.is_multivalued ? Arity::multi : Arity::single);
    }
    return context;
}

}  // namespace backlot::identity
