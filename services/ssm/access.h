// What Parameter Store's operations ask of the gate, and finding the parameters they are about.
//
// A parameter of another account is reached by its ARN alone, and only where a resource policy of it allows that.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS Systems Manager"; Systems
// Manager User Guide, "Restricting access to Parameter Store parameters using IAM policies", "Working with shared
// parameters in Parameter Store".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/condition_keys.h"
#include "kernel/context.h"
#include "model/types.h"
#include "services/ssm/names.h"
#include "services/ssm/tables.h"

namespace backlot::ssm {

using identity::Question;
using kernel::Access;

[[nodiscard]] Access on_parameter(const Context& context, std::string_view action, const ParameterKey& key);
[[nodiscard]] Question question_on(const Context& context, std::string_view action, const ParameterKey& key);
[[nodiscard]] Access on_all(const Context& context, std::string_view action);
using kernel::add_key;
using kernel::add_request_tags;

// A parameter that has not expired, under its name or, where it was named by an ARN, under the name without its slash
// or with it. Gives the name that it is under.
[[nodiscard]] std::optional<ParameterRecord> find_parameter(const Context& context, const ParameterKey& key);
[[nodiscard]] bool is_expired(const VersionRecord& version, Time now);
// Fails with ParameterNotFound.
[[nodiscard]] Result<ParameterRecord> need_parameter(const Context& context, const ParameterKey& key);
[[nodiscard]] VersionRecord newest_of(const Context& context, const ParameterKey& key,
                                      const ParameterRecord& parameter);
// The version that the key's selector means; the newest without one. Fails with ParameterVersionNotFound.
[[nodiscard]] Result<VersionRecord> need_version(const Context& context, const ParameterKey& key,
                                                 const ParameterRecord& parameter);
// Every version, rising.
[[nodiscard]] std::vector<VersionRecord> versions_of(const Context& context, const ParameterKey& key);

void store_parameter(Context& context, const ParameterKey& key, const ParameterRecord& parameter);
void store_version(Context& context, const ParameterKey& key, const VersionRecord& version);
// With its versions and policies.
void erase_parameter(Context& context, const ParameterKey& key);

}  // namespace backlot::ssm
