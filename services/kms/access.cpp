#include "services/kms/access.h"

#include <algorithm>

#include "services/kms/grants.h"

namespace backlot::kms {

namespace {

// "s3.eu-west-2.amazonaws.com": kms:ViaService has the region within the service's name, which may come without it.
std::string via_service(const Context& context) {
    const auto& name = context.caller().via_service;
    const auto dot = name.find('.');
    if (dot == std::string::npos || std::ranges::count(name, '.') > 2) return name;
    return name.substr(0, dot) + "." + context.region() + name.substr(dot);
}

void append(ConditionKeys& to, ConditionKeys more) {
    for (auto& key : more) to.push_back(std::move(key));
}

}  // namespace

ConditionKeys common_keys(const Context& context) {
    ConditionKeys keys;
    if (!context.account().empty()) add_key(keys, "kms:CallerAccount", context.account());
    if (auto via = via_service(context); !via.empty()) add_key(keys, "kms:ViaService", std::move(via));
    return keys;
}

void add_encryption_context(ConditionKeys& keys, const Pairs& context) {
    std::vector<std::string> names;
    for (const auto& [name, value] : context) {
        add_key(keys, "kms:EncryptionContext:" + name, value);
        names.push_back(name);
    }
    add_list(keys, "kms:EncryptionContextKeys", std::move(names));
}

void add_key_facts(ConditionKeys& keys, const KeyRecord& key) {
    add_key(keys, "kms:KeySpec", key.spec);
    add_key(keys, "kms:KeyUsage", key.usage);
    add_key(keys, "kms:KeyOrigin", key.origin);
    add_key(keys, "kms:MultiRegion", truth(key.is_multi_region));
    if (key.is_multi_region) add_key(keys, "kms:MultiRegionKeyType", std::string(key.is_replica() ? "REPLICA" : "PRIMARY"));
}

Question key_question(const Context& context, const Target& target, std::string_view action, ConditionKeys more) {
    const auto& key = target.key;
    Question asked{.action = std::string(action), .resource = arn_of(key), .owned = {}, .keys = common_keys(context)};
    add_key_facts(asked.keys, key);
    add_list(asked.keys, "kms:ResourceAliases", key.aliases);
    if (!target.alias.empty()) add_key(asked.keys, "kms:RequestAlias", target.alias);
    append(asked.keys, std::move(more));
    asked.owned.account = key.account;
    asked.owned.policy = key.policy;
    asked.owned.policy_name = "key policy of " + key.id;
    asked.owned.tags = key.tags;
    asked.owned.is_aws_owned = key.is_aws_managed;
    asked.owned.region = key.region;
    if (key.grant_count != 0) asked.owned.grants = grants_for_decision(context, key, action);
    return asked;
}

Question alias_question(const Context& context, std::string_view name, std::string_view action) {
    Question asked{.action = std::string(action),
                   .resource = alias_arn(context.account(), context.region(), name),
                   .owned = {},
                   .keys = common_keys(context)};
    asked.owned.account = context.account();
    return asked;
}

Access plain_access(const Context& context, std::string_view action, ConditionKeys more) {
    Access access{.action = std::string(action), .keys = common_keys(context)};
    append(access.keys, std::move(more));
    return access;
}

Access access_of(Question question) {
    return Access{.action = std::move(question.action),
                  .resource = std::move(question.resource),
                  .owned = std::move(question.owned),
                  .keys = std::move(question.keys)};
}

Result<Access> key_access(const Context& context, std::string_view key_id, std::string_view action, ConditionKeys more,
                          Names names) {
    BACKLOT_TRY(target, find_target(context, key_id, action, names));
    auto asked = key_question(context, target, action, std::move(more));
    context.keep(std::move(target));
    return access_of(std::move(asked));
}

}  // namespace backlot::kms
