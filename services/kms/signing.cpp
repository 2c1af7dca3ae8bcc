#include "services/kms/signing.h"

#include <algorithm>

namespace backlot::kms {

Result<const SigningAlgorithm*> check_message(const KeyRecord& key, std::string_view algorithm, std::string_view message_type,
                                              std::size_t message_bytes, std::string_view operation) {
    BACKLOT_CHECK(require_usage(key, "SIGN_VERIFY", operation));
    const auto known = signing_algorithms(spec_of(key), key.usage);
    const auto* found = find_signing_algorithm(algorithm);
    if (found == nullptr || std::ranges::find(known, algorithm) == known.end()) {
        return errors::wrong_algorithm(algorithm, key.spec);
    }
    if (message_type == "EXTERNAL_MU") {
        return errors::validation("The message type EXTERNAL_MU is for the algorithm ML_DSA_SHAKE_256 alone.");
    }
    // Pure Ed25519 signs the message itself, its other form a digest, and neither does the other's work.
    if (found->family == Family::edwards && found->is_prehashed != (message_type == "DIGEST")) {
        return errors::validation("Algorithm " + std::string(algorithm) + " takes the message type " +
                                  (found->is_prehashed ? "DIGEST" : "RAW") + " alone.");
    }
    if (message_type == "DIGEST" && message_bytes != length_of(found->hash)) {
        return errors::validation("Digest is invalid length for algorithm " + std::string(algorithm) + ".");
    }
    return found;
}

}  // namespace backlot::kms
