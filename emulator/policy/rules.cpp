#include "policy/rules.h"

#include <algorithm>

#include "base/arn.h"
#include "base/encoding.h"
#include "policy/action_table.h"

namespace backlot::policy {
namespace {

bool is_any_action(std::string_view action, std::span<const std::string_view> names) {
    return std::ranges::any_of(names, [&](auto name) { return equal_ignoring_case(action, name); });
}

// Source: IAM User Guide, "Roles terms and concepts"; STS API Reference: these are asked of a role's trust policy.
constexpr std::string_view trust_actions[] = {"sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:AssumeRoleWithWebIdentity",
                                              "sts:TagSession", "sts:SetSourceIdentity", "sts:SetContext"};

// Source: KMS Developer Guide, "AWS KMS permissions", column "Cross-account use".
constexpr std::string_view key_actions_across_accounts[] = {
    "kms:CreateGrant", "kms:Decrypt", "kms:DeriveSharedSecret", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey",
    "kms:GenerateDataKeyPair", "kms:GenerateDataKeyPairWithoutPlaintext", "kms:GenerateDataKeyWithoutPlaintext",
    "kms:GenerateMac", "kms:GetKeyRotationStatus", "kms:GetPublicKey", "kms:ListGrants", "kms:ListRetirableGrants",
    "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:RetireGrant", "kms:RevokeGrant", "kms:Sign", "kms:Verify", "kms:VerifyMac"};

constexpr std::string_view bucket_policy_actions[] = {"s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"};

bool is_alias_action(std::string_view action) {
    constexpr std::string_view names[] = {"kms:CreateAlias", "kms:UpdateAlias", "kms:DeleteAlias"};
    return is_any_action(action, names);
}

}  // namespace

std::string_view service_of(std::string_view action) { return action.substr(0, action.find(':')); }

bool is_action(std::string_view action, std::string_view name) { return equal_ignoring_case(action, name); }

ResourceMode resource_mode(const Request& request) {
    const auto service = service_of(request.action);
    if (equal_ignoring_case(service, "iam")) return ResourceMode::absent;
    if (equal_ignoring_case(service, "sts"))
        return is_any_action(request.action, trust_actions) && request.resource.find(":role/") != std::string_view::npos
                   ? ResourceMode::trust
                   : ResourceMode::plain;
    if (equal_ignoring_case(service, "kms")) {
        if (is_action(request.action, "kms:RetireGrant")) return ResourceMode::absent;
        const bool is_key = request.resource.find(":key/") != std::string_view::npos ||
                            (request.resource.find(":alias/") != std::string_view::npos && !is_alias_action(request.action));
        return is_key ? ResourceMode::key : ResourceMode::plain;
    }
    return ResourceMode::plain;
}

bool is_cross_account(const Request& request) {
    if (request.principal.account.empty() || request.resource == "*") return false;
    // AssumeRoot goes from the management account into a member account by identity policy alone.
    // Source: STS API Reference, AssumeRoot.
    if (is_action(request.action, "sts:AssumeRoot")) return false;
    const auto account = request.resource_account.empty() ? arn_account(request.resource) : request.resource_account;
    // "aws" owns the managed policies and the like, which are everyone's to read.
    return !account.empty() && account != "aws" && account != request.principal.account;
}

bool is_service_linked_role(const Principal& principal) {
    return principal.role_arn.find(":role/aws-service-role/") != std::string_view::npos ||
           (principal.kind == PrincipalKind::role && principal.arn.find(":role/aws-service-role/") != std::string_view::npos);
}

// Source: Organizations User Guide, "Service control policies (SCPs)", "Tasks and entities not restricted by SCPs".
bool service_control_applies(const Principal& principal) {
    switch (principal.kind) {
        case PrincipalKind::anonymous:
        case PrincipalKind::service:
        case PrincipalKind::identity_provider: return false;
        default: return !is_service_linked_role(principal);
    }
}

// Source: Organizations User Guide, "Resource control policies (RCPs)", "Resources and entities not restricted by RCPs".
bool resource_control_applies(const Request& request, const Settings& settings) {
    const auto service = service_of(request.action);
    if (!rcp_supports(service) || is_service_linked_role(request.principal)) return false;
    if (equal_ignoring_case(service, "sts")) return request.resource.find(":role/aws-service-role/") == std::string_view::npos;
    if (!equal_ignoring_case(service, "kms")) return true;
    if (is_action(request.action, "kms:RetireGrant") || settings.is_aws_managed_key) return false;
    return request.resource.find(":alias/aws/") == std::string_view::npos;
}

bool is_forbidden_across_accounts(std::string_view action) {
    return equal_ignoring_case(service_of(action), "kms") && !is_any_action(action, key_actions_across_accounts);
}

// Source: IAM User Guide, "Compare AWS STS credentials"; STS API Reference, GetSessionToken, GetFederationToken.
bool credentials_forbid(const Request& request) {
    const auto service = service_of(request.action);
    const bool is_iam = equal_ignoring_case(service, "iam");
    const bool is_sts = equal_ignoring_case(service, "sts");
    if (!is_iam && !is_sts) return false;
    const auto& principal = request.principal;
    switch (principal.kind) {
        case PrincipalKind::federated_user: return is_iam || !is_action(request.action, "sts:GetCallerIdentity");
        case PrincipalKind::role:
        case PrincipalKind::role_session:
            return is_action(request.action, "sts:GetSessionToken") || is_action(request.action, "sts:GetFederationToken");
        case PrincipalKind::root:
            if (is_action(request.action, "sts:AssumeRole")) return true;
            [[fallthrough]];
        case PrincipalKind::user: {
            if (request.context.find("aws:TokenIssueTime") == nullptr) return false;  // a long-term key
            if (request.context.find("aws:AssumedRoot") != nullptr) return false;     // its task policy narrows it
            if (is_sts)
                return !is_action(request.action, "sts:AssumeRole") && !is_action(request.action, "sts:GetCallerIdentity") &&
                       // Asked together with AssumeRole.
                       !is_action(request.action, "sts:TagSession") && !is_action(request.action, "sts:SetSourceIdentity") &&
                       !is_action(request.action, "sts:SetContext");
            return !equal_ignoring_case(request.context.first("aws:MultiFactorAuthPresent"), "true");
        }
        default: return false;
    }
}

// Source: STS API Reference, GetCallerIdentity; IAM User Guide, "Permissions for GetSessionToken": an entry in a policy
// has no effect on it.
bool is_beyond_policies(const Request& request) {
    switch (request.principal.kind) {
        case PrincipalKind::anonymous:
        case PrincipalKind::service:
        case PrincipalKind::identity_provider: return false;
        case PrincipalKind::user:
        case PrincipalKind::root:
            if (is_action(request.action, "sts:GetSessionToken")) return !credentials_forbid(request);
            break;
        default: break;
    }
    return is_action(request.action, "sts:GetCallerIdentity");
}

// Source: IAM User Guide, "AWS managed policies": their permissions cannot be changed; IAM Identity Center User Guide,
// "Referencing permission sets in resource policies": AWSReservedSSO roles; KMS API Reference, CreateAlias: "alias/aws/"
// is reserved.
bool is_reserved_by_aws(const Request& request) {
    const auto names = [&](std::string_view part) { return request.resource.find(part) != std::string_view::npos; };
    const auto service = service_of(request.action);
    if (equal_ignoring_case(service, "kms")) return is_alias_action(request.action) && names(":alias/aws/");
    if (!equal_ignoring_case(service, "iam") || (!names(":iam::aws:policy/") && !names(":role/aws-reserved/"))) return false;
    const auto info = find_action(request.action);
    return info && info->access_level != "Read" && info->access_level != "List";
}

// Source: S3 API Reference, PutBucketPolicy, "Permissions".
bool is_bucket_policy_rescue(const Request& request) {
    return request.principal.kind == PrincipalKind::root && !is_cross_account(request) &&
           is_any_action(request.action, bucket_policy_actions);
}

// Source: KMS Developer Guide, "Controlling access to aliases".
bool is_alias_for_key(const Request& request) {
    return equal_ignoring_case(service_of(request.action), "kms") && !is_alias_action(request.action) &&
           request.resource.find(":alias/") != std::string_view::npos;
}

}  // namespace backlot::policy
