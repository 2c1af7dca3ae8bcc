// Keys that an organization file makes, with ids of its own:
//
//     accounts: {la: {keys: {orders: {id: 1234abcd-12ab-34cd-56ef-1234567890ab, alias: alias/orders, policy: policies/key.json}}}}
//
// An entry is named for people alone. Without an id a key gets one that derives from the seed; with an alias, a key that
// has it already stays as it is.
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/material.h"
#include "services/kms/naming.h"
#include "services/kms/policies.h"

namespace backlot::kms {

// The section of an account that is KMS's.
extern const std::string_view furnished_section;
const std::string_view furnished_section = "keys";

namespace {

Result<> check_furnished(const Json& members) {
    constexpr std::string_view known[] = {"id", "alias", "policy", "description", "spec", "usage", "region", "tags"};
    for (const auto& [name, value] : members.as_object()) {
        if (std::ranges::find(known, name) == std::end(known)) {
            return fail("UnknownMember", "a key has no member \"" + name + "\": expected id, alias, policy, description, spec, usage, region or tags");
        }
        if (name != "tags" && !value.is_string()) return fail("NotAText", "the " + name + " of a key must be a text");
    }
    return {};
}

Result<KeyRecord> furnished_key(const Context& context, const Json& members) {
    KeyRecord key;
    key.id = members["id"].string_or(context.ids().uuid());
    key.is_multi_region = key.id.starts_with("mrk-");
    key.account = context.account();
    key.region = context.region();
    key.primary_region = key.is_multi_region ? key.region : "";
    key.created = context.now();
    key.description = members["description"].string_or("");
    key.spec = members["spec"].string_or(key.spec);
    key.usage = members["usage"].string_or(key.usage);
    const auto* spec = find_spec(key.spec);
    if (spec == nullptr || !allows_usage(*spec, key.usage)) {
        return fail("UnknownSpec", "there are no keys of the spec " + key.spec + " and the usage " + key.usage);
    }
    if (const auto* tags = members.find("tags"); tags != nullptr && tags->is_object()) {
        for (const auto& [name, value] : tags->as_object()) key.tags[name] = value.string_or("");
    }
    return key;
}

}  // namespace

// Fails with a message that says what was expected.
Result<> furnish(Context& context, std::string_view, const Json& members) {
    BACKLOT_CHECK(check_furnished(members));
    const auto alias = members["alias"].string_or("");
    if (!alias.empty()) {
        BACKLOT_CHECK(check_alias_name(alias));
        if (context.find(alias_records, context.account(), context.region(), alias)) return {};
    }
    BACKLOT_TRY(key, furnished_key(context, members));
    if (context.find(key_records, key.account, key.region, key.id)) return {};
    key.policy = default_key_policy(key.account);
    if (const auto policy = members["policy"].string_or(""); !policy.empty()) {
        BACKLOT_TRY(stored, checked_key_policy(context, key, policy, SafetyCheck::bypassed));
        key.policy = std::move(stored);
    }
    add_material(context, key, make_secret(spec_of(key)), {.since = key.created});
    if (spec_of(key).family == Family::symmetric) seed_rotation(context, key);
    if (!alias.empty()) {
        key.aliases = {alias};
        const AliasRecord row{.name = alias, .key_id = key.id, .created = key.created, .updated = key.created};
        store::put(context.writes(), alias_records, row, key.account, key.region, alias);
    }
    put_key(context, key);
    return {};
}

}  // namespace backlot::kms
