// Decrypt: opens what a key sealed. A symmetric ciphertext names its key itself; a key that is given must be that one.
//
// Fails with InvalidCiphertextException, IncorrectKeyException, InvalidKeyUsageException, DisabledException,
// KMSInvalidStateException, NotFoundException, InvalidGrantTokenException, DryRunOperationException.
//
// Source: KMS API Reference, Decrypt.
#include <algorithm>

#include "services/kms/cryptography.h"
#include "services/kms/key_use.h"
#include "services/kms/model.h"

namespace backlot::kms {

namespace {

// A dry run may leave the ciphertext out of it.
bool ignores_ciphertext(const DecryptInput& input) {
    return input.dry_run.value_or(false) && std::ranges::find(input.dry_run_modifiers, "IGNORE_CIPHERTEXT") != input.dry_run_modifiers.end();
}

Result<Target> target_of(const Context& context, const DecryptInput& input) {
    if (input.key_id) return find_target(context, *input.key_id, "kms:Decrypt");
    if (!input.ciphertext_blob || ignores_ciphertext(input)) {
        return errors::validation("A request without a ciphertext must name its key.");
    }
    const auto algorithm = input.encryption_algorithm.value_or(std::string(symmetric_algorithm));
    if (algorithm != symmetric_algorithm) {
        return errors::validation("A ciphertext of an asymmetric key does not name it: KeyId is required.");
    }
    return target_of_ciphertext(context, input.ciphertext_blob->bytes);
}

}  // namespace

Result<Access> decrypt_access(const Context& context, const DecryptInput& input) {
    BACKLOT_CHECK(check_grant_tokens(context, input.grant_tokens));
    BACKLOT_TRY(target, target_of(context, input));
    const auto algorithm = input.encryption_algorithm.value_or(std::string(symmetric_algorithm));
    auto asked = key_question(context, target, "kms:Decrypt", encryption_keys(input.encryption_context, algorithm));
    context.keep(std::move(target));
    return access_of(std::move(asked));
}

Result<DecryptOutput> decrypt(const Context& context, const DecryptInput& input) {
    auto target = context.take_kept<Target>();
    if (!target) {
        BACKLOT_TRY(found, target_of(context, input));
        target = std::move(found);
    }
    BACKLOT_CHECK(refuse_recipient(input));
    BACKLOT_CHECK(require_enabled(target->key));
    if (ignores_ciphertext(input)) return errors::dry_run();
    if (!input.ciphertext_blob) return errors::validation("A request without a dry run must have a ciphertext.");
    const auto algorithm = input.encryption_algorithm.value_or(std::string(symmetric_algorithm));
    BACKLOT_CHECK(require_maker(target->key, algorithm));
    BACKLOT_TRY(opened, decrypt_with(context, target->key, algorithm, input.encryption_context, input.ciphertext_blob->bytes));
    BACKLOT_CHECK(stop_dry_run(input));
    DecryptOutput output{.key_id = arn_of(target->key),
                         .plaintext = model::Blob{std::move(opened.plaintext)},
                         .encryption_algorithm = algorithm};
    if (!opened.material_id.empty()) output.key_material_id = std::move(opened.material_id);
    keep_use(context, target->key, "Decrypt");
    return output;
}

}  // namespace backlot::kms
