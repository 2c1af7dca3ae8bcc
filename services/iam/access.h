// Access of IAM's operations: which action on which ARN, with the condition keys and tags of its resource.
//
// IAM belongs to the caller's account: nothing of another account can be named, except AWS managed policies and what
// an ARN says, which then is not found.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Identity and Access
// Management (IAM)".
#pragma once

#include <string>
#include <string_view>

#include "services/iam/common.h"

namespace backlot::iam {

// An action without a resource type.
[[nodiscard]] Access on_all(std::string_view action);
[[nodiscard]] Access on_arn(std::string_view action, std::string arn, const Tags& tags = {});

// One that exists, with its path and tags, or one under the name that was asked for.
[[nodiscard]] Access on_user(const Context& context, std::string_view action, std::string_view name);
[[nodiscard]] Access on_group(const Context& context, std::string_view action, std::string_view name);
[[nodiscard]] Access on_role(const Context& context, std::string_view action, std::string_view name);
[[nodiscard]] Access on_instance_profile(const Context& context, std::string_view action, std::string_view name);
[[nodiscard]] Access on_policy(const Context& context, std::string_view action, std::string_view arn);

// The user an operation is about where its UserName may be absent: the caller's own.
// An empty name stands for the account's root. Fails with ValidationError for a session of a role.
[[nodiscard]] Result<std::string> user_or_self(const Context& context, const std::optional<std::string>& name);
[[nodiscard]] Result<Access> on_user_or_self(const Context& context, std::string_view action,
                                             const std::optional<std::string>& name);

// "arn:aws:iam::111122223333:user/path/name"
[[nodiscard]] std::string iam_arn(const Context& context, std::string_view kind, std::string_view path,
                                  std::string_view name);

// aws:RequestTag/* and aws:TagKeys.
void add_request_tags(Access& access, const model::List<Tag>& tags);
void add_tag_keys(Access& access, const model::List<std::string>& keys);
void add_key(Access& access, std::string_view name, std::string_view value);
// iam:PermissionsBoundary: the boundary that the entity has, or is given.
void add_boundary(Access& access, std::string_view arn);

}  // namespace backlot::iam
