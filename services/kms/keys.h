// Finding keys by any of their names, as they stand now, and the state they are in.
//
// A key is brought up to date when it is found: rotations that were due, imported material that has expired, the day of
// its deletion. A key that is gone by the clock is not found, whether its record has been swept away or not.
//
// Source: KMS Developer Guide, "Key identifiers (KeyId)", "Key states of AWS KMS keys", "Deleting AWS KMS keys".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/context.h"
#include "services/kms/specs.h"
#include "services/kms/tables.h"

namespace backlot::kms {

using kernel::Context;

enum class State { enabled, disabled, pending_import, pending_deletion, pending_replica_deletion };

[[nodiscard]] State state_of(const KeyRecord& key);
[[nodiscard]] std::string_view name_of(State state);  // "PendingDeletion"

[[nodiscard]] std::string arn_of(const KeyRecord& key);
[[nodiscard]] std::string key_arn(std::string_view account, std::string_view region, std::string_view id);
[[nodiscard]] std::string alias_arn(std::string_view account, std::string_view region, std::string_view name);
[[nodiscard]] const Spec& spec_of(const KeyRecord& key);

// Fails only with StateDamaged.
[[nodiscard]] Result<std::optional<KeyRecord>> find_key(const Context& context, std::string_view account,
                                                        std::string_view region, std::string_view id);

// A key and, where it was named by one, the alias.
struct Target {
    KeyRecord key;
    std::string alias = {};
};

enum class Names { keys, keys_and_aliases };

// Fails with NotFoundException, InvalidArnException; of another account's with AccessDeniedException, for `action`.
[[nodiscard]] Result<Target> find_target(const Context& context, std::string_view key_id, std::string_view action,
                                         Names names = Names::keys_and_aliases);
// The same in a handler whose access function has kept it.
[[nodiscard]] Result<Target> kept_target(const Context& context, std::string_view key_id, std::string_view action,
                                         Names names = Names::keys_and_aliases);

void put_key(Context& context, const KeyRecord& key);

// What an operation needs. Fail with DisabledException, KMSInvalidStateException.
[[nodiscard]] Result<> require_enabled(const KeyRecord& key);
[[nodiscard]] Result<> require_kept(const KeyRecord& key);  // no deletion is scheduled
// Fails with InvalidKeyUsageException.
[[nodiscard]] Result<> require_usage(const KeyRecord& key, std::string_view usage, std::string_view operation);

// Sets the day of a deletion: what sweep() goes by.
void schedule(Context& context, KeyRecord& key, Time date);
void unschedule(Context& context, KeyRecord& key);
// Removes what has been deleted by the clock in the caller's account and region: keys, their aliases and grants.
void sweep(Context& context);

}  // namespace backlot::kms
