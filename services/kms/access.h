// What KMS's operations ask of the gate: questions about keys and aliases, with everything that belongs to them.
//
// A key's question carries its policy, without which nobody may do anything, its tags and its grants; the keys that
// every operation on a key has (kms:CallerAccount, kms:ViaService, kms:KeySpec, kms:ResourceAliases, ...) are added here.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Key Management Service"; KMS
// Developer Guide, "AWS KMS condition keys", "AWS KMS permissions".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/condition_keys.h"
#include "kernel/context.h"
#include "services/kms/keys.h"
#include "services/kms/tables.h"

namespace backlot::kms {

using identity::ConditionKey;
using identity::Question;
using kernel::Access;
using kernel::add_key;
using kernel::add_list;
using kernel::add_request_tags;
using kernel::ConditionKeys;

// kms:CallerAccount and kms:ViaService, of every request.
[[nodiscard]] ConditionKeys common_keys(const Context& context);

[[nodiscard]] inline std::string truth(bool value) { return value ? "true" : "false"; }
// kms:EncryptionContext:* and kms:EncryptionContextKeys.
void add_encryption_context(ConditionKeys& keys, const Pairs& context);
// kms:KeySpec, kms:KeyUsage, kms:KeyOrigin, kms:MultiRegion, kms:MultiRegionKeyType.
void add_key_facts(ConditionKeys& keys, const KeyRecord& key);

// An action on a key. Its grants are those that may count for this caller now; see grants.h.
[[nodiscard]] Question key_question(const Context& context, const Target& target, std::string_view action,
                                    ConditionKeys more = {});
// An action on an alias: decided by identity policies alone.
[[nodiscard]] Question alias_question(const Context& context, std::string_view name, std::string_view action);
// An action without a resource.
[[nodiscard]] Access plain_access(const Context& context, std::string_view action, ConditionKeys more = {});

[[nodiscard]] Access access_of(Question question);

// Finds the key, keeps it for the handler, and asks. Fails as find_target() does.
[[nodiscard]] Result<Access> key_access(const Context& context, std::string_view key_id, std::string_view action,
                                        ConditionKeys more = {}, Names names = Names::keys_and_aliases);

}  // namespace backlot::kms
