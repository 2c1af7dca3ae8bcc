// The failures of IAM, in AWS's words.
//
// Source: IAM API Reference, "Errors" of each action and "Common errors"; the wording as the service answers it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::iam::errors {

using Failure = std::unexpected<Error>;

[[nodiscard]] Failure no_such_entity(std::string message);
// "The user with name ana cannot be found."
[[nodiscard]] Failure no_such(std::string_view kind, std::string_view name);
[[nodiscard]] Failure no_such_policy(std::string_view arn);
[[nodiscard]] Failure not_attachable(std::string_view arn);
[[nodiscard]] Failure already_exists(std::string message);
// "User with name ana already exists."
[[nodiscard]] Failure exists(std::string_view kind, std::string_view name);
// "Cannot delete entity, must {what} first."
[[nodiscard]] Failure delete_conflict(std::string_view what);
[[nodiscard]] Failure conflict(std::string message);
// "Cannot exceed quota for AccessKeysPerUser: 2"
[[nodiscard]] Failure quota(std::string_view quota, std::int64_t limit);
[[nodiscard]] Failure limit_exceeded(std::string message);
[[nodiscard]] Failure malformed_policy(std::string message);
[[nodiscard]] Failure invalid_input(std::string message);
[[nodiscard]] Failure validation(std::string message);
[[nodiscard]] Failure unmodifiable(std::string_view role);
// No user name was given, and the caller is no user.
[[nodiscard]] Failure not_a_user();
[[nodiscard]] Failure access_denied(std::string message);
[[nodiscard]] Failure malformed_certificate(std::string message);
[[nodiscard]] Failure invalid_certificate(std::string message);
[[nodiscard]] Failure duplicate_certificate(std::string message);
[[nodiscard]] Failure key_pair_mismatch();
[[nodiscard]] Failure invalid_public_key();
[[nodiscard]] Failure duplicate_ssh_key();
[[nodiscard]] Failure unrecognized_key_encoding();
// A service that has no credentials of its own.
[[nodiscard]] Failure unsupported_service(std::string_view service);
// Outbound web identity federation, enabled twice or used while it is off.
[[nodiscard]] Failure feature_enabled();
[[nodiscard]] Failure feature_disabled();
[[nodiscard]] Failure not_built(std::string message);

}  // namespace backlot::iam::errors
