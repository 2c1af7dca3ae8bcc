// SecureString: values under a key of KMS, on the caller's behalf.
//
// A standard parameter is encrypted by KMS itself; an advanced one under a data key of its own. Both are bound to the
// parameter's ARN (encryption context PARAMETER_ARN), and need kms:Encrypt or kms:GenerateDataKey to put, kms:Decrypt to read.
//
// Source: Systems Manager User Guide, "AWS KMS encryption for AWS Systems Manager Parameter Store SecureString parameters".
#pragma once

#include "services/ssm/access.h"
#include "services/ssm/shapes.h"

namespace backlot::ssm {

inline constexpr std::string_view secure_string = "SecureString";
inline constexpr const char* managed_key_alias = "alias/aws/ssm";

// The caller, as Parameter Store calls others for it.
[[nodiscard]] identity::Caller through_ssm(const Context& context);

// Seals the draft's value under its key. Fails with InvalidKeyId, and as KMS does.
[[nodiscard]] Result<> seal_value(Context& context, const ParameterKey& key, VersionRecord& draft);

// As an answer has it: a SecureString opened where that is asked for, else its ciphertext. Fails as KMS does.
[[nodiscard]] Result<std::string> shown_value(const Context& context, const ParameterKey& key, const VersionRecord& version,
                                              const std::optional<bool>& with_decryption);
[[nodiscard]] Result<Parameter> shown_parameter(const Context& context, const ParameterKey& key, const ParameterRecord& parameter,
                                                const VersionRecord& version, const std::optional<bool>& with_decryption);

}  // namespace backlot::ssm
