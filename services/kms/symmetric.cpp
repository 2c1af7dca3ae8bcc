#include "services/kms/symmetric.h"

#include <openssl/hmac.h>

#include "base/assert.h"
#include "clock/clock.h"
#include "services/kms/digests.h"
#include "services/kms/openssl.h"

namespace backlot::kms {

using openssl::bytes_of;

std::string hash(Hash algorithm, std::string_view message) {
    std::string out(length_of(algorithm), '\0');
    BACKLOT_ASSERT(EVP_Digest(message.data(), message.size(), bytes_of(out), nullptr, digest_of(algorithm), nullptr) == 1);
    return out;
}

std::string hmac(Hash algorithm, std::string_view key, std::string_view message) {
    std::string out(length_of(algorithm), '\0');
    unsigned int size = 0;
    const auto* made = HMAC(digest_of(algorithm), key.data(), static_cast<int>(key.size()), bytes_of(message),
                            message.size(), bytes_of(out), &size);
    BACKLOT_ASSERT(made != nullptr && size == out.size());
    return out;
}

std::string random_bytes(std::size_t size) { return clock::Ids::real().bytes(size); }

}  // namespace backlot::kms
