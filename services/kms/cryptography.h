// What the cryptographic operations share: their questions, and sealing and opening under a key.
//
// Source: KMS API Reference, Encrypt, Decrypt, GenerateDataKey; KMS Developer Guide, "Encryption context".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/kms/access.h"
#include "services/kms/ciphertext.h"
#include "services/kms/errors.h"
#include "services/kms/grants.h"

namespace backlot::kms {

inline constexpr std::string_view symmetric_algorithm = "SYMMETRIC_DEFAULT";

// The question of an operation that takes grant tokens. Fails with InvalidGrantTokenException and as find_target().
[[nodiscard]] Result<Access> cryptographic_access(const Context& context, std::string_view key_id, std::string_view action,
                                                  const std::vector<std::string>& grant_tokens, ConditionKeys more = {});

// The condition keys of an encryption context under an algorithm.
[[nodiscard]] ConditionKeys encryption_keys(const Pairs& encryption_context, std::string_view algorithm);

// Answers to attested enclaves are not built. Fails with NotImplemented.
template <class Input>
[[nodiscard]] Result<> refuse_recipient(const Input& input) {
    if (!input.recipient) return {};
    return errors::not_built("backlot does not answer to attested enclaves yet: the parameter Recipient.");
}

// Fails with DryRunOperationException where the caller wanted to know no more.
template <class Input>
[[nodiscard]] Result<> stop_dry_run(const Input& input) {
    if (input.dry_run.value_or(false)) return errors::dry_run();
    return {};
}

// A symmetric ciphertext is of a symmetric encryption key: any other is the wrong one, whatever it is for.
// Fails with IncorrectKeyException.
[[nodiscard]] Result<> require_maker(const KeyRecord& key, std::string_view algorithm);

// A symmetric encryption key that may be used. Fails with InvalidKeyUsageException and as require_enabled().
[[nodiscard]] Result<> require_symmetric(const KeyRecord& key, std::string_view operation);

struct Opened {
    std::string plaintext;
    std::string material_id;
};

// The id of the material that seals now.
[[nodiscard]] std::string current_material_id(const KeyRecord& key);

// Under the current material.
[[nodiscard]] Result<std::string> seal_under(const Context& context, const KeyRecord& key, const Pairs& encryption_context,
                                             std::string_view plaintext);
// Under whichever material the ciphertext names. Fails with InvalidCiphertextException.
[[nodiscard]] Result<Opened> open_under(const Context& context, const KeyRecord& key, const Ciphertext& ciphertext,
                                        const Pairs& encryption_context);

// Encrypts or decrypts as the algorithm says. Fail with InvalidKeyUsageException, ValidationException (too long for an
// RSA key; a context with one), IncorrectKeyException, InvalidCiphertextException.
[[nodiscard]] Result<std::string> encrypt_with(const Context& context, const KeyRecord& key, std::string_view algorithm,
                                               const Pairs& encryption_context, std::string_view plaintext);
[[nodiscard]] Result<Opened> decrypt_with(const Context& context, const KeyRecord& key, std::string_view algorithm,
                                          const Pairs& encryption_context, std::string_view ciphertext);

// The key that a ciphertext was made under, where the request names none. Fails with InvalidCiphertextException, and
// AccessDeniedException where there is no such key in this region.
[[nodiscard]] Result<Target> target_of_ciphertext(const Context& context, std::string_view ciphertext);

}  // namespace backlot::kms
