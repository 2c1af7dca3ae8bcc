// What a resource policy of a secret must be.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), PutResourcePolicy, ValidateResourcePolicy.
#pragma once

#include <string>

#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

// As it is kept, its principals canonical. Fails with MalformedPolicyDocumentException.
[[nodiscard]] Result<std::string> checked_policy(const Context& context, const std::string& text);
// Whether one that is kept lets everybody in.
[[nodiscard]] bool is_public(const std::string& stored);

}  // namespace backlot::secretsmanager
