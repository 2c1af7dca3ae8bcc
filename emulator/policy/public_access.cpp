#include "policy/public_access.h"

#include <algorithm>
#include <string_view>

#include "base/arn.h"
#include "base/encoding.h"

namespace backlot::policy {
namespace {

// Keys whose fixed value names one owner.
constexpr std::string_view fixing_keys[] = {
    "aws:PrincipalArn",    "aws:PrincipalAccount",  "aws:PrincipalOrgID", "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceName", "aws:SourceArn",    "aws:SourceVpc",      "aws:SourceVpce",
    "aws:SourceOwner",     "aws:SourceAccount",     "aws:SourceOrgID",    "aws:SourceOrgPaths",
    "aws:userid",          "aws:VpceAccount",       "aws:VpceOrgID",      "aws:VpceOrgPaths",
    "s3:DataAccessPointArn", "s3:DataAccessPointAccount", "s3:x-amz-server-side-encryption-aws-kms-key-id"};

bool is_fixed_value(std::string_view key, const ConditionValue& value) {
    const auto& text = value.text.source();
    if (text.empty() || value.text.has_variables() || text.find("${") != std::string::npos) return false;
    if (text.find_first_of("*?") == std::string::npos) return true;
    // The name of an access point may be left open as long as its account is fixed.
    if (equal_ignoring_case(key, "s3:DataAccessPointArn")) return is_account_id(arn_account(text));
    return false;
}

bool is_private_v4(const IpBlock& block) {
    const auto* octet = block.address.data() + 12;
    const int bits = block.bits - 96;
    return (octet[0] == 10 && bits >= 8) || (octet[0] == 172 && (octet[1] & 0xF0U) == 16 && bits >= 12) ||
           (octet[0] == 192 && octet[1] == 168 && bits >= 16);
}

// Broad blocks are as good as everyone: IPv4 below /8, IPv6 below /32, the private ranges of RFC 1918 apart.
bool is_narrow(const ConditionValue& value) {
    if (!value.ip) return false;
    const auto& block = *value.ip;
    if (block.is_v4) return block.bits - 96 >= 8 || is_private_v4(block);
    return block.bits >= 32;
}

// Whether the condition alone keeps strangers out.
bool limits_access(const Condition& condition) {
    const auto& op = condition.op();
    if (op.is_negated || op.if_exists || op.set == Operator::Set::for_all || condition.values().empty()) return false;
    if (equal_ignoring_case(condition.key(), "aws:SourceIp"))
        return op.test == Test::ip_address && std::ranges::all_of(condition.values(), is_narrow);
    const bool compares = op.test == Test::string_equals || op.test == Test::string_equals_ignore_case ||
                          op.test == Test::string_like || op.test == Test::arn_like;
    if (!compares) return false;
    const bool is_fixing = std::ranges::any_of(fixing_keys, [&](auto key) { return equal_ignoring_case(key, condition.key()); });
    return is_fixing && std::ranges::all_of(condition.values(), [&](const ConditionValue& value) { return is_fixed_value(condition.key(), value); });
}

}  // namespace

std::optional<std::size_t> public_statement(const Document& document) {
    for (const auto& statement : document.statements) {
        if (statement.effect != Effect::allow || !statement.principal) continue;
        const auto& principal = *statement.principal;
        // Whoever has an account with an identity provider is the public too.
        const bool is_open = statement.is_not_principal || principal.everyone || principal.every_service ||
                             principal.every_provider || !principal.federated.empty();
        if (is_open && std::ranges::none_of(statement.conditions, limits_access)) return statement.index;
    }
    return std::nullopt;
}

}  // namespace backlot::policy
