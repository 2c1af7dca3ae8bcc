// Policies on entities: documents checked, inline ones put and shown, managed ones attached, boundaries.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "services/iam/entities.h"

namespace backlot::iam {

inline constexpr std::size_t managed_policy_limit = 6'144;  // characters, blanks not counted
inline constexpr std::size_t trust_policy_limit = 2'048;
inline constexpr std::size_t attached_limit = 10;

// Fails with MalformedPolicyDocument.
[[nodiscard]] Result<> check_document(std::string_view document, bool is_managed);
// A trust policy as it is stored. Fails with MalformedPolicyDocument (unknown principals too), LimitExceeded.
[[nodiscard]] Result<std::string> checked_trust(const Context& context, std::string_view document);
// One to twelve hours. Fails with ValidationError.
[[nodiscard]] Result<> check_session_length(const std::optional<std::int64_t>& seconds);
// Whether a managed policy may be a boundary. Fails with NoSuchEntity, InvalidInput.
[[nodiscard]] Result<> check_boundary(const Context& context, std::string_view arn);

// Access to the inline policies of an entity; its boundary is a condition key of every write.
[[nodiscard]] Access on_inline_policy(const Context& context, std::string_view action, Kind kind,
                                      std::string_view name);
[[nodiscard]] Result<> put_inline_policy(Context& context, Kind kind, std::string_view name,
                                         const std::string& policy_name, const std::string& document);
[[nodiscard]] Result<std::string> inline_policy(const Context& context, Kind kind, std::string_view name,
                                                const std::string& policy_name);
[[nodiscard]] Result<> delete_inline_policy(Context& context, Kind kind, std::string_view name,
                                            const std::string& policy_name);
[[nodiscard]] Result<Page<std::string>> inline_policy_names(const Context& context, Kind kind, std::string_view name,
                                                            const std::optional<std::int64_t>& max_items,
                                                            const std::optional<std::string>& marker);

// Access to attach or detach: iam:PolicyARN is a condition key.
[[nodiscard]] Access on_attachment(const Context& context, std::string_view action, Kind kind, std::string_view name,
                                   std::string_view arn);
[[nodiscard]] Result<> attach(Context& context, Kind kind, std::string_view name, const std::string& arn);
[[nodiscard]] Result<> detach(Context& context, Kind kind, std::string_view name, const std::string& arn);
[[nodiscard]] Result<Page<AttachedPolicy>> attached_policies(const Context& context, Kind kind, std::string_view name,
                                                             const std::optional<std::string>& path_prefix,
                                                             const std::optional<std::int64_t>& max_items,
                                                             const std::optional<std::string>& marker);
[[nodiscard]] std::vector<AttachedPolicy> attached_shapes(const std::vector<std::string>& arns);

// "/service-role/" of "arn:aws:iam::aws:policy/service-role/X".
[[nodiscard]] std::string path_of_arn(std::string_view arn);

}  // namespace backlot::iam
