// ReEncrypt: opens a ciphertext and seals what it held under another key, or the same, without showing it.
//
// Asks for two things: kms:ReEncryptFrom on the one key and kms:ReEncryptTo on the other, each in its own account.
//
// Fails as Decrypt and Encrypt do.
//
// Source: KMS API Reference, ReEncrypt; KMS Developer Guide, "kms:ReEncryptOnSameKey".
#include <algorithm>

#include "services/kms/cryptography.h"
#include "services/kms/key_use.h"
#include "services/kms/model.h"

namespace backlot::kms {

namespace {

struct BothTargets {
    Target from;
    Target to;
};

bool ignores_ciphertext(const ReEncryptInput& input) {
    return input.dry_run.value_or(false) && std::ranges::find(input.dry_run_modifiers, "IGNORE_CIPHERTEXT") != input.dry_run_modifiers.end();
}

Result<Target> source_of(const Context& context, const ReEncryptInput& input) {
    if (input.source_key_id) return find_target(context, *input.source_key_id, "kms:ReEncryptFrom");
    if (!input.ciphertext_blob || ignores_ciphertext(input)) {
        return errors::validation("A request without a ciphertext must name its key.");
    }
    if (input.source_encryption_algorithm && *input.source_encryption_algorithm != symmetric_algorithm) {
        return errors::validation("A ciphertext of an asymmetric key does not name it: SourceKeyId is required.");
    }
    return target_of_ciphertext(context, input.ciphertext_blob->bytes);
}

std::string algorithm_or_default(const std::optional<std::string>& given) {
    return given.value_or(std::string(symmetric_algorithm));
}

}  // namespace

Result<Access> re_encrypt_access(const Context& context, const ReEncryptInput& input) {
    BACKLOT_CHECK(check_grant_tokens(context, input.grant_tokens));
    BACKLOT_TRY(from, source_of(context, input));
    BACKLOT_TRY(to, find_target(context, input.destination_key_id, "kms:ReEncryptTo"));
    const bool is_same = arn_of(from.key) == arn_of(to.key);
    auto from_keys = encryption_keys(input.source_encryption_context, algorithm_or_default(input.source_encryption_algorithm));
    auto to_keys = encryption_keys(input.destination_encryption_context, algorithm_or_default(input.destination_encryption_algorithm));
    add_key(from_keys, "kms:ReEncryptOnSameKey", truth(is_same));
    add_key(to_keys, "kms:ReEncryptOnSameKey", truth(is_same));
    auto access = access_of(key_question(context, from, "kms:ReEncryptFrom", std::move(from_keys)));
    access.also.push_back(key_question(context, to, "kms:ReEncryptTo", std::move(to_keys)));
    context.keep(BothTargets{.from = std::move(from), .to = std::move(to)});
    return access;
}

Result<ReEncryptOutput> re_encrypt(const Context& context, const ReEncryptInput& input) {
    auto both = context.take_kept<BothTargets>();
    if (!both) {
        BACKLOT_TRY(from, source_of(context, input));
        BACKLOT_TRY(to, find_target(context, input.destination_key_id, "kms:ReEncryptTo"));
        both = BothTargets{.from = std::move(from), .to = std::move(to)};
    }
    BACKLOT_CHECK(require_enabled(both->from.key));
    BACKLOT_CHECK(require_enabled(both->to.key));
    if (ignores_ciphertext(input)) return errors::dry_run();
    if (!input.ciphertext_blob) return errors::validation("A request without a dry run must have a ciphertext.");
    const auto from = algorithm_or_default(input.source_encryption_algorithm);
    const auto to = algorithm_or_default(input.destination_encryption_algorithm);
    BACKLOT_CHECK(require_maker(both->from.key, from));
    BACKLOT_TRY(opened, decrypt_with(context, both->from.key, from, input.source_encryption_context, input.ciphertext_blob->bytes));
    BACKLOT_TRY(blob, encrypt_with(context, both->to.key, to, input.destination_encryption_context, opened.plaintext));
    BACKLOT_CHECK(stop_dry_run(input));
    ReEncryptOutput output{.ciphertext_blob = model::Blob{std::move(blob)},
                           .source_key_id = arn_of(both->from.key),
                           .key_id = arn_of(both->to.key),
                           .source_encryption_algorithm = from,
                           .destination_encryption_algorithm = to};
    if (!opened.material_id.empty()) output.source_key_material_id = opened.material_id;
    if (to == symmetric_algorithm) output.destination_key_material_id = current_material_id(both->to.key);
    keep_use(context, both->from.key, "ReEncrypt");
    keep_use(context, both->to.key, "ReEncrypt");
    return output;
}

}  // namespace backlot::kms
