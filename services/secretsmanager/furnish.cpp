// Secrets that an organization file makes, with ends of their ARNs of their own:
//
//     accounts: {master: {secrets: {dockerhub: {suffix: 5Lb3FI, key: alias/registry, value: {username: u, password: p}, policy: policies/la.json}}}}
//
// An entry's name is the secret's. A value that is a mapping is kept as JSON. A secret that is there already stays as it is.
#include "base/arn.h"
#include "services/secretsmanager/policies.h"
#include "services/secretsmanager/values.h"

namespace backlot::secretsmanager {

// The section of an account that is Secrets Manager's.
extern const std::string_view furnished_section;
const std::string_view furnished_section = "secrets";

namespace {

Result<> check_furnished(const Json& members) {
    constexpr std::string_view known[] = {"suffix", "value", "key", "policy", "description", "region", "tags"};
    for (const auto& [name, value] : members.as_object()) {
        if (std::ranges::find(known, name) == std::end(known)) {
            return fail("UnknownMember", "a secret has no member \"" + name + "\": expected suffix, value, key, policy, description, region or tags");
        }
        if (name != "tags" && name != "value" && !value.is_string()) return fail("NotAText", "the " + name + " of a secret must be a text");
    }
    const auto suffix = members["suffix"].string_or("");
    if (!suffix.empty() && (suffix.size() != arn_suffix_size || !std::ranges::all_of(suffix, [](unsigned char c) { return std::isalnum(c) != 0; }))) {
        return fail("NotASuffix", "the suffix of a secret must be six letters and digits");
    }
    return {};
}

}  // namespace

// Fails with a message that says what was expected.
Result<> furnish(Context& context, std::string_view name, const Json& members) {
    BACKLOT_CHECK(check_furnished(members));
    if (context.find(secrets, context.account(), context.region(), name)) return {};
    SecretRecord secret{.account = context.account(), .region = context.region(), .name = std::string(name),
                        .suffix = members["suffix"].string_or(context.ids().alnum(arn_suffix_size)),
                        .description = members["description"].string_or(""), .kms_key = members["key"].string_or("")};
    secret.created = context.now();
    if (const auto* tags = members.find("tags"); tags != nullptr && tags->is_object()) {
        for (const auto& [key, value] : tags->as_object()) secret.tags[key] = value.string_or("");
    }
    if (const auto policy = members["policy"].string_or(""); !policy.empty()) {
        BACKLOT_TRY(stored, checked_policy(context, policy));
        secret.policy = std::move(stored);
    }
    if (const auto* value = members.find("value")) {
        BACKLOT_CHECK(add_version(context, secret, context.ids().uuid(), {.bytes = value->is_string() ? value->as_string() : value->dump()}, {}));
    }
    secret.changed = context.now();
    store_secret(context, secret);
    return {};
}

}  // namespace backlot::secretsmanager
