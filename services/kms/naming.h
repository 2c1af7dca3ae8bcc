// The names that aliases may have.
//
// Source: KMS API Reference, CreateAlias; KMS Developer Guide, "Aliases in AWS KMS".
#pragma once

#include <string_view>

#include "base/error.h"
#include "services/kms/errors.h"

namespace backlot::kms {

// Fails with ValidationException, and NotAuthorizedException for the names that are AWS's.
[[nodiscard]] inline Result<> check_alias_name(std::string_view name) {
    if (!name.starts_with("alias/") || name.size() == std::string_view("alias/").size()) {
        return errors::validation(
            "Alias must start with the prefix \"alias/\". Please see "
            "https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
    }
    if (name.starts_with("alias/aws/")) return errors::make("NotAuthorizedException", "Aliases that begin with alias/aws/ are AWS's own.");
    if (name.find(':') != name.npos) return errors::validation(std::string(name) + " contains invalid characters for an alias");
    return {};
}

}  // namespace backlot::kms
