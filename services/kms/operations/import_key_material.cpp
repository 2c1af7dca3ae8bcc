// ImportKeyMaterial: gives a key whose origin is EXTERNAL its material, or gives it back after it expired or was deleted.
//
// A key takes no other material than its first, but for symmetric keys: more of it waits for RotateKeyOnDemand.
//
// Fails with IncorrectKeyMaterialException, InvalidCiphertextException, InvalidImportTokenException,
// ExpiredImportTokenException, ValidationException, UnsupportedOperationException, KMSInvalidStateException,
// NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, ImportKeyMaterial; KMS Developer Guide, "Importing key material for AWS KMS keys".
#include "base/digest.h"
#include "clock/format.h"
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/import_token.h"
#include "services/kms/material.h"
#include "services/kms/model.h"
#include "services/kms/wrapping.h"

namespace backlot::kms {

namespace {

constexpr auto longest_life = std::chrono::days{365};

std::string model_of(const ImportKeyMaterialInput& input) { return input.expiration_model.value_or("KEY_MATERIAL_EXPIRES"); }

Result<> check_expiry(const Context& context, const ImportKeyMaterialInput& input) {
    if (model_of(input) == "KEY_MATERIAL_DOES_NOT_EXPIRE") {
        if (!input.valid_to) return {};
        return errors::validation("A validTo date must not be specified if key material does not expire.");
    }
    if (!input.valid_to) return errors::validation("A validTo date must be set if the ExpirationModel is KEY_MATERIAL_EXPIRES");
    if (*input.valid_to <= context.now() || *input.valid_to > context.now() + longest_life) {
        return errors::validation("The validTo date must be in the future, and within 365 days.");
    }
    return {};
}

// The place that material with this fingerprint has; the number of materials where it has none.
std::size_t place_of(const KeyRecord& key, std::string_view fingerprint) {
    std::size_t place = 0;
    while (place < key.materials.size() && key.materials[place].fingerprint != fingerprint) ++place;
    return place;
}

// Nothing of the secret can be learned from it without the master key.
std::string fingerprint_of(const Context& context, const KeyRecord& key, std::string_view secret) {
    return hmac_sha256(context.settings().master_key, "kms/fingerprint/" + key.id + "/" + std::string(secret));
}

errors::Failure other_material() {
    return errors::make("IncorrectKeyMaterialException", "The key material in the request is not that which was imported into this key before.");
}

// Of related multi-Region keys all have the material of their primary.
Result<> check_primary(const Context& context, const KeyRecord& key, const std::string& fingerprint) {
    if (!key.is_replica()) return {};
    const auto primary = context.find(key_records, key.account, key.primary_region, key.id);
    if (primary && place_of(*primary, fingerprint) == primary->materials.size()) return other_material();
    return {};
}

}  // namespace

Result<Access> import_key_material_access(const Context& context, const ImportKeyMaterialInput& input) {
    ConditionKeys more;
    add_key(more, "kms:ExpirationModel", model_of(input));
    if (input.valid_to) add_key(more, "kms:ValidTo", clock::iso8601(*input.valid_to));
    return key_access(context, input.key_id, "kms:ImportKeyMaterial", std::move(more), Names::keys);
}

Result<ImportKeyMaterialOutput> import_key_material(Context& context, const ImportKeyMaterialInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:ImportKeyMaterial", Names::keys));
    auto& key = target.key;
    if (key.origin != "EXTERNAL") return errors::wrong_origin(arn_of(key), key.origin);
    BACKLOT_CHECK(require_kept(key));
    BACKLOT_CHECK(check_expiry(context, input));
    BACKLOT_TRY(token, open_token(context, key, input.import_token.bytes));
    const auto secret = unwrap(token.wrapping_key, token.algorithm, input.encrypted_key_material.bytes);
    if (!secret) return errors::invalid_ciphertext();
    const auto& spec = spec_of(key);
    if (!is_secret_of(spec, *secret)) {
        return errors::make("IncorrectKeyMaterialException", "The key material is not that of a key of the spec " + key.spec + ".");
    }
    const bool is_symmetric = spec.family == Family::symmetric;
    if (!is_symmetric && (input.import_type || input.key_material_id || input.key_material_description)) {
        return errors::validation("ImportType, KeyMaterialId and KeyMaterialDescription are for symmetric encryption keys alone.");
    }
    const auto fingerprint = fingerprint_of(context, key, *secret);
    const auto place = place_of(key, fingerprint);
    const bool is_known = place < key.materials.size();
    const bool wants_new = input.import_type.value_or(key.materials.empty() ? "NEW_KEY_MATERIAL" : "EXISTING_KEY_MATERIAL") == "NEW_KEY_MATERIAL";
    if (wants_new == is_known || (wants_new && !is_symmetric && !key.materials.empty())) return other_material();
    if (input.key_material_id && (wants_new || key.materials[place].id != *input.key_material_id)) return other_material();
    BACKLOT_CHECK(check_primary(context, key, fingerprint));
    Material made{.since = context.now(),
                  .is_pending = wants_new && !key.materials.empty(),
                  .fingerprint = fingerprint,
                  .description = input.key_material_description.value_or(""),
                  .expiration_model = model_of(input),
                  .valid_to = input.valid_to};
    if (made.is_pending && key.materials.back().is_pending) {
        return errors::make("KMSInvalidStateException", "New key material (id: " + material_id(key, key.materials.size()) + ") cannot be imported into KMS key " + arn_of(key) +
                                                             ", because another key material (id: " + key.materials.back().id +
                                                             ") is pending rotation.");
    }
    if (is_known) {
        const auto old = key.materials[place];
        made.since = old.since;
        made.rotation = old.rotation;
        made.is_pending = old.is_pending;
        if (!input.key_material_description) made.description = old.description;
    }
    put_material(context, key, place, *secret, std::move(made));
    put_key(context, key);
    ImportKeyMaterialOutput output{.key_id = arn_of(key)};
    if (is_symmetric) output.key_material_id = key.materials[place].id;
    return output;
}

}  // namespace backlot::kms
