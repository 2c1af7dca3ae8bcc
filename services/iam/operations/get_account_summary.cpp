// GetAccountSummary: how many of everything, and the quotas.
//
// Source: IAM API Reference, GetAccountSummary; IAM User Guide, "IAM and AWS STS quotas".
#include "services/iam/access.h"
#include "services/iam/credentials.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"
#include "services/iam/passwords.h"
#include "services/iam/server_certificates.h"
#include "services/iam/user_keys.h"

namespace backlot::iam {

Result<Access> get_account_summary_access(const Context&, const GetAccountSummaryInput&) {
    return on_all("iam:GetAccountSummary");
}

Result<GetAccountSummaryOutput> get_account_summary(const Context& context, const GetAccountSummaryInput&) {
    BACKLOT_TRY(account, need_account(context));
    const auto number = [](std::size_t value) { return static_cast<std::int64_t>(value); };
    std::size_t versions = 0;
    for (const auto& one : all_of(context, identity::managed_policies)) versions += one.versions.size();
    const auto devices = all_of(context, identity::mfa_devices);
    GetAccountSummaryOutput output;
    auto& map = output.summary_map;
    map["Users"] = number(count_of(context, identity::users));
    map["UsersQuota"] = 5'000;
    map["Groups"] = number(count_of(context, identity::groups));
    map["GroupsQuota"] = 300;
    map["Roles"] = number(count_of(context, identity::roles));
    map["RolesQuota"] = 1'000;
    map["Policies"] = number(count_of(context, identity::managed_policies));
    map["PoliciesQuota"] = number(policy_count_limit);
    map["PolicySizeQuota"] = number(managed_policy_limit);
    map["PolicyVersionsInUse"] = number(versions);
    map["PolicyVersionsInUseQuota"] = 10'000;
    map["VersionsPerPolicyQuota"] = number(version_limit);
    map["InstanceProfiles"] = number(count_of(context, identity::instance_profiles));
    map["InstanceProfilesQuota"] = 1'000;
    map["Providers"] = number(count_of(context, identity::oidc_providers) + count_of(context, identity::saml_providers));
    map["MFADevices"] = number(devices.size());
    map["MFADevicesInUse"] = std::ranges::count_if(devices, [](const auto& one) { return one.enabled.has_value(); });
    map["AccountMFAEnabled"] = devices_of(context, "").empty() ? 0 : 1;
    map["AccountAccessKeysPresent"] = keys_of(context, "").empty() ? 0 : 1;
    map["AccountPasswordPresent"] = 0;
    map["AccountSigningCertificatesPresent"] =
        held_by(context, signing_certificates, {.name = "", .id = "root"}).empty() ? 0 : 1;
    map["ServerCertificates"] = number(count_of(context, server_certificates));
    map["ServerCertificatesQuota"] = number(server_certificate_limit);
    map["SigningCertificatesPerUserQuota"] = number(signing_certificate_limit);
    map["AccessKeysPerUserQuota"] = number(access_key_limit);
    map["GroupsPerUserQuota"] = 10;
    map["AttachedPoliciesPerUserQuota"] = number(attached_limit);
    map["AttachedPoliciesPerGroupQuota"] = number(attached_limit);
    map["AttachedPoliciesPerRoleQuota"] = number(attached_limit);
    map["UserPolicySizeQuota"] = 2'048;
    map["GroupPolicySizeQuota"] = 5'120;
    map["RolePolicySizeQuota"] = 10'240;
    map["AssumeRolePolicySizeQuota"] = number(trust_policy_limit);
    map["GlobalEndpointTokenVersion"] = account.sts_token_version == "v2Token" ? 2 : 1;
    return output;
}

}  // namespace backlot::iam
