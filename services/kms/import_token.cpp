#include "services/kms/import_token.h"

#include "services/kms/errors.h"
#include "services/kms/material.h"
#include "store/record.h"

namespace backlot::kms {

namespace {

constexpr std::string_view token_purpose = "kms/import-token";

}  // namespace

std::string seal_token(const Context& context, const ImportToken& token) {
    return seal_secret(context, token_purpose, store::encode(token));
}

Result<ImportToken> open_token(const Context& context, const KeyRecord& key, std::string_view token) {
    const auto opened = open_secret(context, token_purpose, token);
    if (!opened) return errors::make("InvalidImportTokenException", "The import token is not valid.");
    auto read = store::decode<ImportToken>(*opened);
    if (read.key_arn != arn_of(key)) return errors::make("InvalidImportTokenException", "The import token is of another key.");
    if (read.valid_to <= context.now()) return errors::make("ExpiredImportTokenException", "The import token has expired.");
    return read;
}

}  // namespace backlot::kms
