// Import tokens: what GetParametersForImport gives out and ImportKeyMaterial takes back.
//
// A token holds the private wrapping key, the key it is for and when it ends, sealed with the master key: nothing has to be
// kept for it.
//
// Source: KMS API Reference, GetParametersForImport, ImportKeyMaterial.
#pragma once

#include <string>

#include "services/kms/keys.h"

namespace backlot::kms {

inline constexpr auto import_token_life = std::chrono::hours{24};

struct ImportToken {
    std::string key_arn;
    std::string algorithm;
    std::string wrapping_key;  // PKCS #8
    Time valid_to{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ImportToken::key_arn), field<2>(&ImportToken::algorithm),
                          field<3>(&ImportToken::wrapping_key), field<4>(&ImportToken::valid_to)};
    }
};

[[nodiscard]] std::string seal_token(const Context& context, const ImportToken& token);
// Fails with InvalidImportTokenException, ExpiredImportTokenException.
[[nodiscard]] Result<ImportToken> open_token(const Context& context, const KeyRecord& key, std::string_view token);

}  // namespace backlot::kms
