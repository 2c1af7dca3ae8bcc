// Values of secrets: sealed under a data key that KMS makes and opens on the caller's behalf, and the stages of versions.
//
// Source: Secrets Manager User Guide, "Secret encryption and decryption in AWS Secrets Manager" (the encryption context is
// SecretARN and SecretVersionId), "Secret versions"; API Reference, PutSecretValue (idempotency by the client's token).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/secretsmanager/access.h"

namespace backlot::secretsmanager {

inline constexpr std::string_view current_stage = "AWSCURRENT";
inline constexpr std::string_view previous_stage = "AWSPREVIOUS";
inline constexpr std::string_view pending_stage = "AWSPENDING";

struct Value {
    std::string bytes;
    bool is_binary = false;
};

// What a request brings; nothing where it brings none. Fails with InvalidParameterException.
[[nodiscard]] Result<std::optional<Value>> value_in(const std::optional<std::string>& text, const std::optional<model::Blob>& binary);
// A new version with these stages; AWSCURRENT where there are none. A token that names a version of the same value changes
// nothing but its stages. Fails with ResourceExistsException, and as KMS does.
[[nodiscard]] Result<> add_version(Context& context, SecretRecord& secret, const std::string& id, const Value& value,
                                   const std::vector<std::string>& stages);
// The value under a data key of the secret's own key and region. Fails as KMS does.
[[nodiscard]] Result<VersionRecord> seal_version(Context& context, const SecretRecord& secret, const std::string& id, const Value& value);
// Versions with a stage of Secrets Manager's own come under the secret's present key, where the caller may have it so.
void seal_again(Context& context, SecretRecord& secret, const SecretRecord& before);
// Fails with ResourceNotFoundException.
[[nodiscard]] Result<VersionRecord> need_version(const SecretRecord& secret, const std::optional<std::string>& id,
                                                 const std::optional<std::string>& stage);
// Fails as KMS does: AccessDeniedException, DecryptionFailure.
[[nodiscard]] Result<Value> open_value(const Context& context, const SecretRecord& secret, const VersionRecord& version);
// After a value was read: keeps the day, which is all that Secrets Manager tells of it.
// Source: API Reference, DescribeSecret, LastAccessedDate ("This timestamp is truncated to midnight of the date").
void keep_use(const Context& context, const SecretRecord& secret, const VersionRecord& version);
[[nodiscard]] std::optional<Time> last_read(const Context& context, const SecretRecord& secret, std::string_view version_id);
// Gives a stage to a version, and takes it from the one that had it, which becomes AWSPREVIOUS where it was AWSCURRENT.
void move_stage(SecretRecord& secret, std::string_view stage, std::string_view version_id);

}  // namespace backlot::secretsmanager
