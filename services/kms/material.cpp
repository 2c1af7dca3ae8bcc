#include "services/kms/material.h"

#include "base/digest.h"
#include "services/kms/key_pair.h"
#include "services/kms/symmetric.h"

namespace backlot::kms {

namespace {

// Of a multi-Region key the same in every region.
std::string purpose_of(const KeyRecord& key, std::size_t place) {
    return "kms/" + key.account + "/" + key.id + "/" + std::to_string(place);
}

std::string seed_purpose(const KeyRecord& key) { return "kms/" + key.account + "/" + key.id + "/rotation"; }

}  // namespace

Result<std::string> secret_of(const Context& context, const KeyRecord& key, std::size_t place) {
    return open_secret(context, purpose_of(key, place), key.materials[place].sealed);
}

std::string make_secret(const Spec& spec) {
    if (spec.is_asymmetric()) return make_private_key(spec);
    return random_bytes(static_cast<std::size_t>(spec.bits) / 8);
}

bool is_secret_of(const Spec& spec, std::string_view secret) {
    if (spec.is_asymmetric()) return is_private_key(spec, secret);
    return secret.size() == static_cast<std::size_t>(spec.bits) / 8;
}

std::string material_id(const KeyRecord& key, std::size_t place) { return sha256_hex(purpose_of(key, place)); }

void put_material(const Context& context, KeyRecord& key, std::size_t place, std::string_view secret, Material material) {
    material.id = material_id(key, place);
    material.sealed = seal_secret(context, purpose_of(key, place), secret);
    if (place == key.materials.size()) key.materials.emplace_back();
    key.materials[place] = std::move(material);
}

void add_material(const Context& context, KeyRecord& key, std::string_view secret, Material material) {
    put_material(context, key, key.materials.size(), secret, std::move(material));
}

std::size_t current_material(const KeyRecord& key) {
    for (auto place = key.materials.size(); place > 0; --place) {
        if (!key.materials[place - 1].is_pending) return place - 1;
    }
    return key.materials.size();
}

void seed_rotation(const Context& context, KeyRecord& key) {
    key.rotation_seed = seal_secret(context, seed_purpose(key), random_bytes(aes_key_bytes));
}

Result<> rotate(const Context& context, KeyRecord& key, Time when, std::string_view rotation) {
    // Derived, not drawn: a read that finds a rotation due comes to the same material as the write that keeps it.
    BACKLOT_TRY(seed, open_secret(context, seed_purpose(key), key.rotation_seed));
    const auto secret = hmac(Hash::sha256, seed, purpose_of(key, key.materials.size()));
    add_material(context, key, secret, {.since = when, .rotation = std::string(rotation)});
    return {};
}

Result<> rotate_if_due(const Context& context, KeyRecord& key) {
    if (key.rotation_days == 0 || !key.next_rotation || !key.is_enabled || key.deletion_days != 0) return {};
    while (*key.next_rotation <= context.now()) {
        BACKLOT_CHECK(rotate(context, key, *key.next_rotation, "AUTOMATIC"));
        key.next_rotation = *key.next_rotation + std::chrono::days{key.rotation_days};
    }
    return {};
}

}  // namespace backlot::kms
