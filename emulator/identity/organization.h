// The organization tree: which levels lie above an account, and which policies are attached to each.
//
// Source: AWS Organizations User Guide, "SCP evaluation", "How RCPs work".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "clock/clock.h"
#include "identity/records.h"
#include "store/view.h"

namespace backlot::identity {

inline constexpr std::string_view service_control_type = "SERVICE_CONTROL_POLICY";
inline constexpr std::string_view resource_control_type = "RESOURCE_CONTROL_POLICY";
inline constexpr std::string_view full_access_id = "p-FullAWSAccess";
inline constexpr std::string_view full_resource_access_id = "p-RCPFullAWSAccess";
inline constexpr std::size_t unit_depth_limit = 5;  // units below a root. Source: "Quotas for AWS Organizations"

// Everything above an account, root first, the account itself last; empty where it is in no organization.
[[nodiscard]] std::vector<std::string> levels_of(const store::View& view, const Account& account);

// "o-aa/r-bb/ou-cc/" as aws:PrincipalOrgPaths and aws:ResourceOrgPaths have it; empty in no organization.
[[nodiscard]] std::string path_of(const store::View& view, const Account& account);

// The ids of the policies of a type that are attached to a target itself.
[[nodiscard]] std::vector<std::string> attached_policies(const store::View& view, std::string_view organization,
                                                         std::string_view target, std::string_view type);
void attach_policy(store::WriteSet& writes, std::string_view organization, std::string_view target,
                   std::string_view type, std::string_view policy);
void detach_policy(store::WriteSet& writes, std::string_view organization, std::string_view target,
                   std::string_view type, std::string_view policy);

// A policy by id; the two that belong to AWS are made here, not stored.
[[nodiscard]] std::optional<OrganizationPolicy> find_organization_policy(const store::View& view,
                                                                         std::string_view organization,
                                                                         std::string_view id);
[[nodiscard]] std::string organization_policy_arn(const Organization& organization, const OrganizationPolicy& policy);

// Makes an organization with its root, the account at its head and, where `all_features`, SCPs enabled.
[[nodiscard]] Organization create_organization(store::WriteSet& writes, clock::Ids& ids, clock::Time now,
                                               Account& management);
// Makes a unit below `parent` with the defaults AWS attaches.
[[nodiscard]] Unit create_unit(store::WriteSet& writes, clock::Ids& ids, clock::Time now,
                               const Organization& organization, std::string_view parent, std::string_view name,
                               std::string_view id = {});  // empty: a new one
// Puts an account under `parent`, with the defaults AWS attaches, and OrganizationAccountAccessRole if asked.
void join(store::WriteSet& writes, const Organization& organization, Account& account, std::string_view parent,
          std::string_view method, clock::Time now);
// Enables a policy type on the root: attaches the AWS policy of that type to every root, unit and account.
void enable_policy_type(store::WriteSet& writes, Organization& organization, std::string_view type);
// Disables it: every attachment of the type goes.
void disable_policy_type(store::WriteSet& writes, Organization& organization, std::string_view type);

// The role that lets the management account administer a member it created.
void create_access_role(store::WriteSet& writes, clock::Ids& ids, clock::Time now, std::string_view management,
                        std::string_view member, std::string_view role_name);

}  // namespace backlot::identity
