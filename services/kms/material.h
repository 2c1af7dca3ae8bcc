// Key material at rest: sealed with the emulator's master key, bound to the key and the place it belongs to.
//
// Opening with another master key than the one that sealed is damage of the state (StateDamaged).
#pragma once

#include <string>
#include <string_view>

#include "kernel/context.h"
#include "kernel/secret.h"
#include "services/kms/specs.h"
#include "services/kms/tables.h"

namespace backlot::kms {

using kernel::Context;

using kernel::open_secret;
using kernel::seal_secret;

// A secret of a key by its place; the current one is that of current_material().
[[nodiscard]] Result<std::string> secret_of(const Context& context, const KeyRecord& key, std::size_t place);

// New material of a key as AWS_KMS makes it: a private key, or random bytes as long as the spec wants.
[[nodiscard]] std::string make_secret(const Spec& spec);
// Whether imported bytes may be the material of a key of that spec.
[[nodiscard]] bool is_secret_of(const Spec& spec, std::string_view secret);

// Puts a secret in its place: that of one before, or behind them all.
void put_material(const Context& context, KeyRecord& key, std::size_t place, std::string_view secret, Material material);
void add_material(const Context& context, KeyRecord& key, std::string_view secret, Material material);

// The place of the material that seals and signs; the number of materials where there is none.
[[nodiscard]] std::size_t current_material(const KeyRecord& key);

// 64 hexadecimal characters that name a place of a key: no more of the secret shows than that it is another one.
[[nodiscard]] std::string material_id(const KeyRecord& key, std::size_t place);

// What rotated material derives from; made with every key that can rotate by itself.
void seed_rotation(const Context& context, KeyRecord& key);
// Carries out the rotations that are due.
[[nodiscard]] Result<> rotate_if_due(const Context& context, KeyRecord& key);
// Rotates now. The schedule stays as it is.
[[nodiscard]] Result<> rotate(const Context& context, KeyRecord& key, Time when, std::string_view rotation);

}  // namespace backlot::kms
