#include "services/kms/grants.h"

#include <algorithm>

#include "base/arn.h"
#include "base/digest.h"
#include "base/encoding.h"
#include "identity/directory.h"
#include "services/kms/errors.h"
#include "services/kms/keys.h"

namespace backlot::kms {

namespace {

constexpr char separator = '|';
constexpr std::size_t token_proof_bytes = 32;

policy::Grant::Pairs pairs_of(const Pairs& pairs) { return {pairs.begin(), pairs.end()}; }

// Whether the user or role that an ARN names is still the one that was meant.
bool is_same(const Context& context, const std::string& arn, const std::string& unique_id) {
    if (unique_id.empty()) return true;
    if (const auto role = identity::find_role_by_arn(context.view(), arn)) return role->id == unique_id;
    if (const auto user = identity::find_user_by_arn(context.view(), arn)) return user->id == unique_id;
    return false;
}

bool contains_all(const Pairs& outer, const Pairs& inner) {
    return std::ranges::all_of(inner, [&](const auto& pair) {
        const auto found = outer.find(pair.first);
        return found != outer.end() && found->second == pair.second;
    });
}

std::string proof_of(const Context& context, std::string_view text) {
    return hmac_sha256(context.settings().master_key, "kms/grant-token/" + std::string(text));
}

errors::Failure invalid_token() { return errors::make("InvalidGrantTokenException", "The grant token is not valid."); }

}  // namespace

std::vector<GrantRecord> grants_of(const Context& context, const KeyRecord& key) {
    std::vector<GrantRecord> found;
    if (key.grant_count == 0) return found;
    store::scan(context.view(), grant_records, [&](const GrantRecord& grant) { found.push_back(grant); }, key.account, key.region, key.id);
    return found;
}

std::optional<GrantRecord> find_grant(const Context& context, const KeyRecord& key, std::string_view id) {
    return context.find(grant_records, key.account, key.region, key.id, id);
}

policy::Grant decidable(const Context& context, const GrantRecord& grant, std::string_view action) {
    policy::Grant out{.id = grant.id, .grantee = {}, .operations = grant.operations};
    const bool is_retirement = action == "kms:RetireGrant";
    const bool fits_source = grant.source_arn.empty() || is_retirement || grant.source_arn == context.caller().source_arn;
    if (!grant.grantee_service.empty()) out.grantee = grant.grantee_service;
    else if (is_same(context, grant.grantee, grant.grantee_id)) out.grantee = grant.grantee;
    if (!fits_source) out.grantee.clear();
    if (!grant.retiree_service.empty()) out.retiree = grant.retiree_service;
    else if (!grant.retiree.empty() && is_same(context, grant.retiree, grant.retiree_id)) out.retiree = grant.retiree;
    if (grant.has_equals) out.context_equals = pairs_of(grant.equals);
    if (grant.has_subset) out.context_subset = pairs_of(grant.subset);
    return out;
}

std::vector<policy::Grant> grants_for_decision(const Context& context, const KeyRecord& key, std::string_view action) {
    std::vector<policy::Grant> out;
    for (const auto& grant : grants_of(context, key)) out.push_back(decidable(context, grant, action));
    return out;
}

bool may_create(const GrantRecord& parent, const GrantRecord& child) {
    const auto in_parent = [&](const std::string& name) { return std::ranges::find(parent.operations, name) != parent.operations.end(); };
    if (!in_parent("CreateGrant") || !std::ranges::all_of(child.operations, in_parent)) return false;
    if (parent.has_equals && (!child.has_equals || child.equals != parent.equals)) return false;
    if (parent.has_subset && !(child.has_equals && contains_all(child.equals, parent.subset)) &&
        !(child.has_subset && contains_all(child.subset, parent.subset))) {
        return false;
    }
    return parent.source_arn.empty() || parent.source_arn == child.source_arn;
}

Result<GrantPrincipal> grant_principal(const Context& context, std::string_view text) {
    const std::string name(text);
    const auto no_principal = [&] { return errors::make("InvalidArnException", "ARN does not refer to a valid principal: " + name); };
    const auto& view = context.view();
    if (is_account_id(text)) {
        if (!identity::find_account(view, text)) return no_principal();
        return GrantPrincipal{.arn = identity::root_arn(text), .unique_id = {}};
    }
    const auto arn = Arn::parse(text);
    if (!arn || !is_account_id(arn->account) || !identity::find_account(view, arn->account)) return no_principal();
    if (arn->service == "iam" && arn->resource == "root") return GrantPrincipal{.arn = name, .unique_id = {}};
    if (arn->service == "iam" && arn->resource.starts_with("role/")) {
        const auto role = identity::find_role_by_arn(view, text);
        if (!role) return no_principal();
        return GrantPrincipal{.arn = name, .unique_id = role->id};
    }
    if (arn->service == "iam" && arn->resource.starts_with("user/")) {
        const auto user = identity::find_user_by_arn(view, text);
        if (!user) return no_principal();
        return GrantPrincipal{.arn = name, .unique_id = user->id};
    }
    const bool is_session = arn->resource.starts_with("assumed-role/") || arn->resource.starts_with("federated-user/");
    if (arn->service != "sts" || !is_session) return no_principal();
    return GrantPrincipal{.arn = name, .unique_id = {}};
}

std::string make_grant_token(const Context& context, const GrantRecord& grant) {
    auto text = grant.account + separator + grant.region + separator + grant.key_id + separator + grant.id + separator +
                context.ids().hex(16);
    return base64(proof_of(context, text) + text);
}

Result<std::optional<GrantRecord>> read_grant_token(const Context& context, std::string_view token) {
    const auto bytes = from_base64(token);
    if (!bytes || bytes->size() <= token_proof_bytes) return invalid_token();
    const auto text = std::string_view(*bytes).substr(token_proof_bytes);
    if (!equal_in_constant_time(std::string_view(*bytes).substr(0, token_proof_bytes), proof_of(context, text))) return invalid_token();
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == separator) parts.emplace_back();
        else parts.back().push_back(c);
    }
    if (parts.size() != 5) return invalid_token();
    return context.find(grant_records, parts[0], parts[1], parts[2], parts[3]);
}

Result<> check_grant_tokens(const Context& context, const std::vector<std::string>& tokens) {
    constexpr std::size_t token_limit = 10;
    if (tokens.size() > token_limit) return errors::validation("A request takes at most 10 grant tokens.");
    for (const auto& token : tokens) BACKLOT_CHECK(read_grant_token(context, token));
    return {};
}

void put_grant(Context& context, const GrantRecord& grant) {
    store::put(context.writes(), grant_records, grant, grant.account, grant.region, grant.key_id, grant.id);
}

void erase_grant(Context& context, const GrantRecord& grant) {
    store::erase(context.writes(), grant_records, grant.account, grant.region, grant.key_id, grant.id);
    if (auto key = context.find(key_records, grant.account, grant.region, grant.key_id); key && key->grant_count > 0) {
        --key->grant_count;
        put_key(context, *key);
    }
}

}  // namespace backlot::kms
