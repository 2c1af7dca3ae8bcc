// Repositories under keys of KMS: who makes one gives ECR a grant on its key, and ECR asks the key by that grant for each layer
// and image that is put or read. Where the key is disabled, or the grant revoked, nothing is pushed or pulled any more.
//
// DIFFERS: bytes are stored as they came; the data keys are really generated and opened.
//
// Source: Amazon ECR User Guide, "Encryption at rest"; Amazon ECR API Reference, EncryptionConfiguration.
#pragma once

#include <optional>
#include <string>

#include "services/ecr/access.h"

namespace backlot::ecr {

// Reads what a request says, and takes the grant on the caller's behalf (kms:DescribeKey, kms:CreateGrant). Fails with
// InvalidParameterException, KmsException.
[[nodiscard]] Result<> take_key(Context& context, RepositoryRecord& repository, const std::optional<EncryptionConfiguration>& wanted);
// Before something is put. Fails with KmsException.
[[nodiscard]] Result<> ask_to_seal(Context& context, const RepositoryRecord& repository);
// Before something is read. Fails with KmsException.
[[nodiscard]] Result<> ask_to_open(const Context& context, const RepositoryRecord& repository);
// The repository is gone: its grant with it, where that is still there.
void retire_grant(Context& context, const RepositoryRecord& repository);

}  // namespace backlot::ecr
