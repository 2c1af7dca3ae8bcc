// Finding secrets by any of their names, and what their operations ask of the gate.
//
// Of the caller's own account a secret is named by its name, its ARN, or its ARN without the six characters at the end; of
// another account by its whole ARN, and only where its resource policy lets it.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Secrets Manager"; Secrets Manager
// User Guide, "What's in a Secrets Manager secret?", "Access AWS Secrets Manager secrets from a different account".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/condition_keys.h"
#include "kernel/context.h"
#include "services/secretsmanager/errors.h"
#include "services/secretsmanager/model.h"
#include "services/secretsmanager/tables.h"

namespace backlot::secretsmanager {

using identity::ConditionKey;
using identity::Question;
using kernel::Access;
using kernel::Context;
using Keys = kernel::ConditionKeys;
using kernel::add_key;
using kernel::add_list;
using kernel::add_request_tags;

inline constexpr std::size_t arn_suffix_size = 6;  // random characters behind the name
[[nodiscard]] std::string arn_of(const SecretRecord& secret);
[[nodiscard]] std::optional<SecretRecord> find_secret(const Context& context, std::string_view named);
// Fails with ValidationException.
[[nodiscard]] Result<> check_name(std::string_view name);
// Fails with ResourceNotFoundException, ValidationException (a name that none can have).
[[nodiscard]] Result<SecretRecord> need_secret(const Context& context, std::string_view named);
// The same, and not marked for deletion. Fails with InvalidRequestException too.
[[nodiscard]] Result<SecretRecord> need_live(const Context& context, std::string_view named);
// The same, and no replica of a secret of another region. Fails with InvalidParameterException too.
[[nodiscard]] Result<SecretRecord> need_primary(const Context& context, std::string_view named);
void store_secret(Context& context, const SecretRecord& secret);
void erase_secret(Context& context, const SecretRecord& secret);

[[nodiscard]] Question question_on(const Context& context, std::string_view action, std::string_view named, Keys keys = {});
[[nodiscard]] Access on_secret(const Context& context, std::string_view action, std::string_view named, Keys keys = {});
[[nodiscard]] Access on_all(std::string_view action, Keys keys = {});

// Fails with InvalidParameterException.
[[nodiscard]] Result<> add_tags(Tags& tags, const model::List<Tag>& more);
[[nodiscard]] model::List<Tag> tags_shape(const Tags& tags);

}  // namespace backlot::secretsmanager
