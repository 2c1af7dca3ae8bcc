// What AWS's services and the Organizations exemptions add to the common evaluation logic.
//
// Each function names its source. All of it hangs on the question alone.
#pragma once

#include <string_view>

#include "policy/layers.h"
#include "policy/request.h"

namespace backlot::policy {

// "s3" of "s3:GetObject".
[[nodiscard]] std::string_view service_of(std::string_view action);
[[nodiscard]] bool is_action(std::string_view action, std::string_view name);  // without regard to case

// How the resource policy takes part.
enum class ResourceMode : std::uint8_t {
    plain,   // adds to what identity policies allow
    trust,   // a role's trust policy: must allow, in the same account too
    key,     // a KMS key policy: must allow, or hand over to the account's identity policies
    absent,  // has no say: IAM's own actions, kms:RetireGrant
};
[[nodiscard]] ResourceMode resource_mode(const Request& request);

// Whether the resource belongs to another account than the caller's.
[[nodiscard]] bool is_cross_account(const Request& request);

[[nodiscard]] bool is_service_linked_role(const Principal& principal);
[[nodiscard]] bool service_control_applies(const Principal& principal);
[[nodiscard]] bool resource_control_applies(const Request& request, const Settings& settings);

// KMS operations that work in the key's own account only, whatever the policies say.
[[nodiscard]] bool is_forbidden_across_accounts(std::string_view action);

// Actions that GetSessionToken and GetFederationToken credentials, or a role's, may never take.
[[nodiscard]] bool credentials_forbid(const Request& request);

// Actions that no policy can grant or withhold: sts:GetCallerIdentity, and sts:GetSessionToken by a user.
[[nodiscard]] bool is_beyond_policies(const Request& request);

// Changing what AWS keeps in an account: its managed policies, the roles of IAM Identity Center, the aliases of its
// keys. No customer's policy can grant it.
[[nodiscard]] bool is_reserved_by_aws(const Request& request);

// The owner account's root user always reads, writes and deletes a bucket's policy.
[[nodiscard]] bool is_bucket_policy_rescue(const Request& request);

// Whether `pattern` could never name this resource: an alias ARN does not stand for its key.
[[nodiscard]] bool is_alias_for_key(const Request& request);

}  // namespace backlot::policy
