// GenerateRandom: up to 1,024 random bytes.
//
// Fails with ValidationException, CustomKeyStoreNotFoundException (there are no custom key stores).
//
// Source: KMS API Reference, GenerateRandom.
#include "services/kms/cryptography.h"
#include "services/kms/model.h"
#include "services/kms/symmetric.h"

namespace backlot::kms {

Result<Access> generate_random_access(const Context& context, const GenerateRandomInput&) {
    return plain_access(context, "kms:GenerateRandom");
}

Result<GenerateRandomOutput> generate_random(const Context&, const GenerateRandomInput& input) {
    BACKLOT_CHECK(refuse_recipient(input));
    if (input.custom_key_store_id) {
        return errors::make("CustomKeyStoreNotFoundException", "There is no custom key store " + *input.custom_key_store_id + ".");
    }
    if (!input.number_of_bytes) return errors::validation("NumberOfBytes is required.");
    return GenerateRandomOutput{.plaintext = model::Blob{random_bytes(static_cast<std::size_t>(*input.number_of_bytes))}};
}

}  // namespace backlot::kms
