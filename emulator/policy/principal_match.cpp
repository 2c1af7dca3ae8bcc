#include "policy/principal_match.h"

#include <algorithm>

#include "base/arn.h"

namespace backlot::policy {
namespace {

bool contains(const std::vector<std::string>& list, std::string_view text) {
    return std::ranges::any_of(list, [&](const std::string& item) { return item == text; });
}

bool is_session(PrincipalKind kind) { return kind == PrincipalKind::role_session || kind == PrincipalKind::role; }

// A role's name is unique in its account, so where the session's path is not known the name decides.
bool is_role_of(std::string_view role_arn, const Principal& principal) {
    if (!principal.role_arn.empty()) return role_arn == principal.role_arn;
    const auto name = role_name_of_session(principal.arn);
    if (name.empty() || role_arn.find(":role/") == role_arn.npos || arn_account(role_arn) != principal.account) return false;
    return role_arn.substr(role_arn.rfind('/') + 1) == name;
}

}  // namespace

std::string_view role_name_of_session(std::string_view arn) {
    constexpr std::string_view marker = ":assumed-role/";
    const auto at = arn.find(marker);
    if (at == arn.npos) return {};
    const auto rest = arn.substr(at + marker.size());
    return rest.substr(0, rest.find('/'));
}

Reach reach_of_arn(std::string_view arn, const Principal& principal) {
    if (principal.kind == PrincipalKind::anonymous || arn.empty()) return Reach::none;
    if (principal.kind != PrincipalKind::role && arn == principal.arn) return Reach::direct;
    if (is_session(principal.kind))
        return arn == principal.arn || is_role_of(arn, principal) ? Reach::role : Reach::none;
    if (principal.kind == PrincipalKind::federated_user && arn == principal.user_arn) return Reach::role;
    return Reach::none;
}

Reach reach_of(const PrincipalSet& set, const Principal& principal) {
    if (set.everyone) return Reach::direct;
    switch (principal.kind) {
        case PrincipalKind::anonymous: return Reach::none;
        case PrincipalKind::service:
            return set.every_service || contains(set.services, principal.arn) || contains(set.federated, principal.arn)
                       ? Reach::direct
                       : Reach::none;
        case PrincipalKind::identity_provider:
            return set.every_provider || contains(set.federated, principal.arn) ? Reach::direct : Reach::none;
        default: break;
    }
    auto reach = Reach::none;
    for (const auto& arn : set.arns) reach = std::max(reach, reach_of_arn(arn, principal));
    if (!principal.unique_id.empty() && contains(set.unique_ids, principal.unique_id))
        reach = std::max(reach, is_session(principal.kind) ? Reach::role : Reach::direct);
    if (reach != Reach::none) return reach;
    const bool is_account = contains(set.accounts, principal.account) ||
                            (!principal.canonical_id.empty() && contains(set.canonical_ids, principal.canonical_id));
    if (!is_account) return Reach::none;
    return principal.kind == PrincipalKind::root ? Reach::direct : Reach::account;
}

bool spares(const PrincipalSet& set, const Principal& principal) {
    if (set.everyone) return true;
    switch (principal.kind) {
        case PrincipalKind::anonymous:
        case PrincipalKind::service:
        case PrincipalKind::identity_provider:
        case PrincipalKind::root: return reach_of(set, principal) != Reach::none;
        default: break;
    }
    if (!contains(set.accounts, principal.account)) return false;
    if (!is_session(principal.kind)) return reach_of(set, principal) == Reach::direct;
    // A session is listed with its role and its account, or not at all. Source: IAM User Guide, "IAM JSON policy elements:
    // NotPrincipal", "Specifying NotPrincipal with Deny"; AWS Security Blog, "How to restrict Amazon S3 bucket access to a
    // specific IAM role".
    bool names_role = contains(set.unique_ids, principal.unique_id);
    bool names_sessions = false;
    bool names_this_session = false;
    const auto role_name = principal.kind == PrincipalKind::role ? principal.arn.substr(principal.arn.rfind('/') + 1)
                                                                 : role_name_of_session(principal.arn);
    for (const auto& arn : set.arns) {
        if (reach_of_arn(arn, principal) == Reach::role) names_role = true;
        if (arn == principal.arn) names_this_session = true;
        if (role_name_of_session(arn) == role_name && arn_account(arn) == principal.account) names_sessions = true;
    }
    if (principal.kind != PrincipalKind::role) return names_role && names_this_session;
    return names_role && !names_sessions;
}

}  // namespace backlot::policy
