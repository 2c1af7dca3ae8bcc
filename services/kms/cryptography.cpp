#include "services/kms/cryptography.h"

#include <algorithm>

#include "services/kms/key_pair.h"
#include "services/kms/material.h"

namespace backlot::kms {

namespace {

Hash oaep_hash(std::string_view algorithm) { return algorithm == "RSAES_OAEP_SHA_1" ? Hash::sha1 : Hash::sha256; }

// Fails unless the key does that algorithm.
Result<> check_algorithm(const KeyRecord& key, std::string_view algorithm, std::string_view operation) {
    BACKLOT_CHECK(require_usage(key, "ENCRYPT_DECRYPT", operation));
    const auto known = encryption_algorithms(spec_of(key), key.usage);
    if (std::ranges::find(known, algorithm) == known.end()) return errors::wrong_algorithm(algorithm, key.spec);
    return {};
}

Result<> refuse_context(const Pairs& encryption_context, std::string_view algorithm) {
    if (encryption_context.empty()) return {};
    return errors::validation("An encryption context is not supported with the algorithm " + std::string(algorithm) + ".");
}

}  // namespace

Result<Access> cryptographic_access(const Context& context, std::string_view key_id, std::string_view action,
                                    const std::vector<std::string>& grant_tokens, ConditionKeys more) {
    BACKLOT_CHECK(check_grant_tokens(context, grant_tokens));
    return key_access(context, key_id, action, std::move(more));
}

ConditionKeys encryption_keys(const Pairs& encryption_context, std::string_view algorithm) {
    ConditionKeys out;
    add_key(out, "kms:EncryptionAlgorithm", std::string(algorithm));
    add_encryption_context(out, encryption_context);
    return out;
}

Result<> require_maker(const KeyRecord& key, std::string_view algorithm) {
    if (algorithm != symmetric_algorithm || key.usage == "ENCRYPT_DECRYPT") return {};
    return errors::incorrect_key();
}

Result<> require_symmetric(const KeyRecord& key, std::string_view operation) {
    BACKLOT_CHECK(require_enabled(key));
    BACKLOT_CHECK(require_usage(key, "ENCRYPT_DECRYPT", operation));
    if (spec_of(key).family == Family::symmetric) return {};
    return errors::make("InvalidKeyUsageException", arn_of(key) + " key spec is " + key.spec +
                                                        " which is not valid for " + std::string(operation) + ".");
}

std::string current_material_id(const KeyRecord& key) { return key.materials[current_material(key)].id; }

Result<std::string> seal_under(const Context& context, const KeyRecord& key, const Pairs& encryption_context,
                               std::string_view plaintext) {
    const auto place = current_material(key);
    BACKLOT_TRY(secret, secret_of(context, key, place));
    return make_blob({.account = key.account, .key_id = key.id, .material = static_cast<std::uint32_t>(place)}, secret,
                     encryption_context, plaintext);
}

Result<Opened> open_under(const Context& context, const KeyRecord& key, const Ciphertext& ciphertext,
                          const Pairs& encryption_context) {
    if (ciphertext.material >= key.materials.size() || key.materials[ciphertext.material].sealed.empty()) {
        return errors::invalid_ciphertext();
    }
    BACKLOT_TRY(secret, secret_of(context, key, ciphertext.material));
    auto opened = open_blob(ciphertext, secret, encryption_context);
    if (!opened) return errors::invalid_ciphertext();
    return Opened{.plaintext = std::move(*opened), .material_id = key.materials[ciphertext.material].id};
}

Result<std::string> encrypt_with(const Context& context, const KeyRecord& key, std::string_view algorithm,
                                 const Pairs& encryption_context, std::string_view plaintext) {
    BACKLOT_CHECK(check_algorithm(key, algorithm, "Encrypt"));
    if (algorithm == symmetric_algorithm) return seal_under(context, key, encryption_context, plaintext);
    BACKLOT_CHECK(refuse_context(encryption_context, algorithm));
    const auto limit = oaep_limit_bytes(spec_of(key), oaep_hash(algorithm));
    if (plaintext.size() > limit) {
        return errors::validation("Algorithm " + std::string(algorithm) + " and key spec " + key.spec +
                                  " cannot encrypt data larger than " + std::to_string(limit) + " bytes.");
    }
    BACKLOT_TRY(secret, secret_of(context, key, current_material(key)));
    return encrypt_oaep(secret, oaep_hash(algorithm), plaintext);
}

Result<Opened> decrypt_with(const Context& context, const KeyRecord& key, std::string_view algorithm,
                            const Pairs& encryption_context, std::string_view ciphertext) {
    BACKLOT_CHECK(check_algorithm(key, algorithm, "Decrypt"));
    if (algorithm == symmetric_algorithm) {
        const auto blob = read_blob(ciphertext);
        if (!blob) return errors::invalid_ciphertext();
        if (blob->key_id != key.id || blob->account != key.account) return errors::incorrect_key();
        return open_under(context, key, *blob, encryption_context);
    }
    BACKLOT_CHECK(refuse_context(encryption_context, algorithm));
    BACKLOT_TRY(secret, secret_of(context, key, current_material(key)));
    auto opened = decrypt_oaep(secret, oaep_hash(algorithm), ciphertext);
    if (!opened) return errors::invalid_ciphertext();
    return Opened{.plaintext = std::move(*opened), .material_id = {}};
}

Result<Target> target_of_ciphertext(const Context& context, std::string_view ciphertext) {
    const auto blob = read_blob(ciphertext);
    if (!blob) return errors::invalid_ciphertext();
    BACKLOT_TRY(key, find_key(context, blob->account, context.region(), blob->key_id));
    if (!key) return errors::unknown_ciphertext();
    return Target{.key = std::move(*key)};
}

}  // namespace backlot::kms
