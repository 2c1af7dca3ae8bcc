// GetParametersForImport: a public key to wrap key material with, and the token that goes with it, for 24 hours.
//
// Fails with UnsupportedOperationException (a key that is not EXTERNAL, a wrapping algorithm that is not for it),
// KMSInvalidStateException, NotFoundException, InvalidArnException.
//
// Source: KMS API Reference, GetParametersForImport; KMS Developer Guide, "Download the wrapping public key and import
// token".
#include "services/kms/access.h"
#include "services/kms/errors.h"
#include "services/kms/import_token.h"
#include "services/kms/key_pair.h"
#include "services/kms/model.h"
#include "services/kms/wrapping.h"

namespace backlot::kms {

Result<Access> get_parameters_for_import_access(const Context& context, const GetParametersForImportInput& input) {
    ConditionKeys more;
    add_key(more, "kms:WrappingAlgorithm", std::string(input.wrapping_algorithm));
    add_key(more, "kms:WrappingKeySpec", std::string(input.wrapping_key_spec));
    return key_access(context, input.key_id, "kms:GetParametersForImport", std::move(more), Names::keys);
}

Result<GetParametersForImportOutput> get_parameters_for_import(const Context& context, const GetParametersForImportInput& input) {
    BACKLOT_TRY(target, kept_target(context, input.key_id, "kms:GetParametersForImport", Names::keys));
    const auto& key = target.key;
    if (key.origin != "EXTERNAL") return errors::wrong_origin(arn_of(key), key.origin);
    BACKLOT_CHECK(require_kept(key));
    if (input.wrapping_key_spec == "SM2" || input.wrapping_algorithm == "SM2PKE") {
        return errors::not_built("backlot does not implement SM2 yet.");
    }
    if (!can_wrap(input.wrapping_algorithm, spec_of(key))) {
        return errors::unsupported("The wrapping algorithm " + input.wrapping_algorithm + " is not valid for a key of the spec " + key.spec + ".");
    }
    const ImportToken token{.key_arn = arn_of(key),
                            .algorithm = input.wrapping_algorithm,
                            .wrapping_key = make_private_key(*find_spec(input.wrapping_key_spec)),
                            .valid_to = context.now() + import_token_life};
    return GetParametersForImportOutput{.key_id = arn_of(key),
                                        .import_token = model::Blob{seal_token(context, token)},
                                        .public_key = model::Blob{public_key_of(token.wrapping_key)},
                                        .parameters_valid_to = token.valid_to};
}

}  // namespace backlot::kms
