#include "policy/grants.h"

#include <algorithm>

#include "base/arn.h"
#include "base/encoding.h"

namespace backlot::policy {
namespace {

constexpr std::string_view grant_context_prefix = "kms:EncryptionContext:";

// In a constraint the key of a pair compares without regard to case, its value with it.
bool has_pair(const Context& context, std::string_view key, std::string_view value) {
    return std::ranges::any_of(context.entries(), [&](const Context::Entry& entry) {
        const auto name = context.key(entry);
        return name.size() == grant_context_prefix.size() + key.size() &&
               equal_ignoring_case(name.substr(0, grant_context_prefix.size()), grant_context_prefix) &&
               equal_ignoring_case(name.substr(grant_context_prefix.size()), key) &&
               entry.value_count == 1 && context.value(entry, 0) == value;
    });
}

std::size_t pair_count(const Context& context) {
    return static_cast<std::size_t>(std::ranges::count_if(context.entries(), [&](const Context::Entry& entry) {
        const auto name = context.key(entry);
        return entry.value_count != 0 && name.size() > grant_context_prefix.size() &&
               equal_ignoring_case(name.substr(0, grant_context_prefix.size()), grant_context_prefix);
    }));
}

// Only operations that take an encryption context are bound by a constraint on it.
bool takes_encryption_context(std::string_view operation) {
    constexpr std::string_view list[] = {"Encrypt", "Decrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext",
                                         "GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext", "ReEncryptFrom",
                                         "ReEncryptTo"};
    return std::ranges::any_of(list, [&](auto name) { return equal_ignoring_case(name, operation); });
}

bool constraints_hold(const Grant& grant, const Context& context) {
    const auto all_there = [&](const Grant::Pairs& pairs) {
        return std::ranges::all_of(pairs, [&](const auto& pair) { return has_pair(context, pair.first, pair.second); });
    };
    if (grant.context_equals && (!all_there(*grant.context_equals) || pair_count(context) != grant.context_equals->size()))
        return false;
    return !grant.context_subset || all_there(*grant.context_subset);
}

Reach grantee_reach(std::string_view grantee, const Principal& principal) {
    if (grantee.empty()) return Reach::none;
    if (principal.kind == PrincipalKind::service) return grantee == principal.arn ? Reach::direct : Reach::none;
    if (grantee.ends_with(":root") || is_account_id(grantee)) {
        const auto account = is_account_id(grantee) ? grantee : arn_account(grantee);
        if (principal.account.empty() || account != principal.account) return Reach::none;
        return principal.kind == PrincipalKind::root ? Reach::direct : Reach::account;
    }
    return reach_of_arn(grantee, principal);
}

}  // namespace

std::optional<GrantMatch> matching_grant(std::span<const Grant> grants, const Request& request) {
    constexpr std::string_view prefix = "kms:";
    if (grants.empty() || request.action.size() <= prefix.size()) return std::nullopt;
    const auto operation = request.action.substr(prefix.size());
    std::optional<GrantMatch> best;
    for (std::size_t i = 0; i < grants.size(); ++i) {
        const auto& grant = grants[i];
        auto reach = Reach::none;
        if (std::ranges::any_of(grant.operations, [&](const auto& name) { return equal_ignoring_case(name, operation); }) &&
            (!takes_encryption_context(operation) || constraints_hold(grant, request.context)))
            reach = grantee_reach(grant.grantee, request.principal);
        // The retiring principal may retire the grant whatever its operations.
        if (equal_ignoring_case(operation, "RetireGrant"))
            reach = std::max(reach, grantee_reach(grant.retiree, request.principal));
        if (reach != Reach::none && (!best || reach > best->reach)) best = GrantMatch{i, reach};
    }
    return best;
}

}  // namespace backlot::policy
