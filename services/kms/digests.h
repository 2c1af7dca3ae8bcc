// OpenSSL's digest of a Hash.
#pragma once

#include <openssl/evp.h>

#include "services/kms/specs.h"

namespace backlot::kms {

[[nodiscard]] inline const EVP_MD* digest_of(Hash hash) {
    switch (hash) {
        case Hash::sha1: return EVP_sha1();
        case Hash::sha224: return EVP_sha224();
        case Hash::sha256: return EVP_sha256();
        case Hash::sha384: return EVP_sha384();
        case Hash::sha512: break;
    }
    return EVP_sha512();
}

}  // namespace backlot::kms
