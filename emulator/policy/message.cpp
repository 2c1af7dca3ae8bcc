#include "policy/message.h"

#include "base/encoding.h"

#include <string_view>

#include "policy/rules.h"

namespace backlot::policy {
namespace {

// The layer as the sentence names it.
std::string_view kind_of_policy(const Decision& decision) {
    if (decision.is_trust) return "role trust policy";
    switch (decision.layer) {
        case Layer::service_control_policy: return "service control policy";
        case Layer::resource_control_policy: return "resource control policy";
        case Layer::permissions_boundary: return "permissions boundary";
        case Layer::session_policy: return "session policy";
        case Layer::resource_policy: return "resource-based policy";
        case Layer::endpoint_policy: return "VPC endpoint policy";
        default: return "identity-based policy";
    }
}

// Policies whose ARN an explicit denial gives. Source: AWS Security Blog, "Enhanced access denied error messages with
// policy ARNs" (January 2026).
bool is_named(Layer layer) {
    return layer == Layer::service_control_policy || layer == Layer::resource_control_policy ||
           layer == Layer::identity_policy || layer == Layer::permissions_boundary || layer == Layer::session_policy;
}

std::string_view article_of(std::string_view noun) { return noun.starts_with('i') ? "an " : "a "; }

}  // namespace

std::string reason_of(const Request& request, const Decision& decision) {
    const auto noun = kind_of_policy(decision);
    const std::string action(request.action);
    if (decision.outcome == Outcome::allow) {
        if (decision.layer == Layer::grant) return "because a grant allows the " + action + " action";
        if (decision.layer == Layer::acl) return "because an access control list allows the " + action + " action";
        return "because " + std::string(article_of(noun)) + std::string(noun) + " allows the " + action + " action";
    }
    if (decision.outcome == Outcome::explicit_deny) {
        std::string out = "with an explicit deny in " + std::string(decision.is_trust ? "the " : article_of(noun));
        out += noun;
        if (is_named(decision.layer) && decision.policy.starts_with("arn:")) out += ": " + decision.policy;
        return out;
    }
    if (decision.layer == Layer::block_public_access)
        return "because public access is prevented by the RestrictPublicBuckets setting in S3 Block Public Access";
    if (decision.layer == Layer::unknown_action) return "because there is no such action as " + action;
    return "because no " + std::string(noun) + " allows the " + action + " action";
}

// IAM names its own roles, users, groups and instance profiles by their kind and name, and policies by "policy" and ARN; of a
// listing of policies it tells the path.
// Source: its refusals as they are quoted in issues of the CDK and of Terraform's modules.
std::string shown_resource(const Request& request) {
    const auto action = to_lower(request.action);
    if (!action.starts_with("iam:") || action == "iam:passrole" || action == "iam:createservicelinkedrole") return std::string(request.resource);
    if (action == "iam:listpolicies") return "policy path /";
    const auto at = request.resource.find(":iam::");
    const auto colon = at == request.resource.npos ? at : request.resource.find(':', at + 6);
    if (colon == request.resource.npos) return std::string(request.resource);
    const auto rest = request.resource.substr(colon + 1);
    const auto kind = rest.substr(0, rest.find('/'));
    const auto name = rest.substr(rest.rfind('/') + 1);
    if (name.empty() || kind.size() == rest.size() || name.find('*') != name.npos) return std::string(request.resource);
    if (kind == "role" || kind == "user" || kind == "group") return std::string(kind) + " " + std::string(name);
    if (kind == "instance-profile") return "instance profile " + std::string(name);
    if (kind == "policy") return "policy " + std::string(action == "iam:createpolicy" ? name : request.resource);
    return std::string(request.resource);
}

std::string access_denied_message(const Request& request, const Decision& decision, Audience audience, Dialect dialect) {
    const auto action = to_lower(request.action);
    const bool is_foreign = request.principal.account != request.resource_account;
    const bool is_denied = decision.outcome == Outcome::explicit_deny;
    if (action == "iam:passrole" && is_foreign && !is_denied) return "Cross-account pass role is not allowed.";
    // Of a role of another account, and of a key, AWS tells not even whether it is there.
    if (action.starts_with("sts:assumerole") && audience == Audience::outsider) {
        return "User: " + std::string(request.principal.arn) + " is not authorized to perform: " + std::string(request.action) +
               " on resource: " + std::string(request.resource);
    }
    if (action.starts_with("kms:") && is_foreign && decision.layer == Layer::resource_policy && request.principal.kind != PrincipalKind::anonymous) {
        return "User: " + std::string(request.principal.arn) + " is not authorized to perform: " + std::string(request.action) +
               " on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a "
               "resource-based policy explicitly denies access";
    }
    // Nor does S3 tell of an endpoint's policy. Source: S3 User Guide, "Troubleshoot access denied (403 Forbidden)
    // errors in Amazon S3".
    if (audience == Audience::outsider || request.principal.kind == PrincipalKind::anonymous ||
        (dialect == Dialect::s3 && decision.layer == Layer::endpoint_policy))
        return "Access Denied";
    const std::string quote = dialect == Dialect::s3 ? "\"" : "";
    std::string out = "User: ";
    out += request.principal.arn;
    out += " is not authorized to perform: ";
    out += request.action;
    // S3 and EC2 leave the resource out where the action has none.
    const bool tells_all = dialect == Dialect::common && !action.starts_with("ec2:");
    if (!request.resource.empty() && (request.resource != "*" || tells_all)) {
        out += " on resource: " + quote;
        out += shown_resource(request);
        out += quote;
    }
    return out + " " + reason_of(request, decision);
}

}  // namespace backlot::policy
