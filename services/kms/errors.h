// The failures of AWS KMS, in AWS's words.
//
// Source: KMS API Reference, "Common errors" and the errors of each operation; KMS Developer Guide, "Key states of AWS
// KMS keys", table details; answers recorded from the service.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::kms::errors {

using Failure = std::unexpected<backlot::Error>;

// Any of KMS's errors that has no function of its own.
[[nodiscard]] Failure make(std::string_view code, std::string message);

[[nodiscard]] Failure key_not_found(std::string_view arn);
[[nodiscard]] Failure invalid_key_id(std::string_view key_id);
[[nodiscard]] Failure alias_not_found(std::string_view arn);
[[nodiscard]] Failure invalid_arn(std::string_view arn);
[[nodiscard]] Failure not_allowed_or_not_there(std::string_view caller, std::string_view action);
[[nodiscard]] Failure unknown_ciphertext();

[[nodiscard]] Failure disabled(std::string_view arn);
[[nodiscard]] Failure pending_deletion(std::string_view arn);
[[nodiscard]] Failure pending_replica_deletion(std::string_view arn);
[[nodiscard]] Failure not_pending_deletion(std::string_view arn);
[[nodiscard]] Failure pending_import(std::string_view arn);
[[nodiscard]] Failure wrong_origin(std::string_view arn, std::string_view origin);
[[nodiscard]] Failure wrong_usage(std::string_view arn, std::string_view usage, std::string_view operation);
[[nodiscard]] Failure wrong_algorithm(std::string_view algorithm, std::string_view spec);
[[nodiscard]] Failure unsupported(std::string message);

[[nodiscard]] Failure validation(std::string message);
[[nodiscard]] Failure malformed_policy(std::string message);
[[nodiscard]] Failure limit_exceeded(std::string message);
[[nodiscard]] Failure invalid_ciphertext();
[[nodiscard]] Failure incorrect_key();
[[nodiscard]] Failure invalid_marker();
[[nodiscard]] Failure dry_run();
// What backlot does not do yet, said so.
[[nodiscard]] Failure not_built(std::string message);

}  // namespace backlot::kms::errors
