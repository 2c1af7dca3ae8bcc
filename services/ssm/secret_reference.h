// Parameters that stand for secrets of Secrets Manager: "/aws/reference/secretsmanager/NAME", with ":VERSION-ID" or ":STAGE" behind it.
//
// Source: Systems Manager User Guide, "Referencing AWS Secrets Manager secrets from Parameter Store parameters".
#pragma once

#include "services/ssm/access.h"
#include "services/ssm/shapes.h"

namespace backlot::ssm {

[[nodiscard]] bool is_secret_reference(const ParameterKey& key);

// The secret as a parameter, read on the caller's behalf. Fails with ValidationException (not to be decrypted), ParameterNotFound, and
// as GetSecretValue does.
[[nodiscard]] Result<Parameter> referenced_secret(const Context& context, const ParameterKey& key, const std::optional<bool>& with_decryption);

}  // namespace backlot::ssm
