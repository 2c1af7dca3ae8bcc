// What CloudWatch Logs' operations ask of the gate: questions about groups and streams, with their owner, tags and policy.
//
// Whatever the operation, the resource is a stream's ARN; of an operation on a group the stream's name is empty
// ("log-group:NAME:log-stream:"), and of DescribeLogGroups the group's as well. So a policy names a group as
// "log-group:NAME:*". Only the operations on tags ask about "log-group:NAME" itself.
//
// Source: Amazon CloudWatch Logs User Guide, "Overview of managing access permissions to your CloudWatch Logs resources"
// (CloudWatch Logs resources and operations); Service Authorization Reference, "Actions, resources, and condition keys
// for Amazon CloudWatch Logs"; hashicorp/terraform-provider-aws issue 8804 (refusals of DescribeLogGroups).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernel/condition_keys.h"
#include "kernel/context.h"
#include "model/types.h"
#include "services/logs/tables.h"

namespace backlot::logs {

using kernel::Access;
using kernel::Context;
using identity::Question;

// Which group: whose it is need not be the caller.
struct GroupKey {
    std::string account;
    std::string region;
    std::string name;
};

[[nodiscard]] GroupKey group_key(const Context& context, std::string_view name);
// Of operations that take a name or an ARN, one of both. Fails with InvalidParameterException.
[[nodiscard]] Result<GroupKey> group_key(const Context& context, const std::optional<std::string>& name,
                                         const std::optional<std::string>& identifier);
// From an ARN with or without ":*", or a name. Fails with InvalidParameterException.
[[nodiscard]] Result<GroupKey> group_key_of(const Context& context, std::string_view identifier);

// "arn:aws:logs:REGION:ACCOUNT:log-group:NAME", and with ":log-stream:STREAM" behind it.
[[nodiscard]] std::string group_arn(const GroupKey& key);
[[nodiscard]] std::string stream_arn(const GroupKey& key, std::string_view stream);

[[nodiscard]] Access on_all(std::string_view action);
[[nodiscard]] Access on_group(const Context& context, std::string_view action, const GroupKey& key);
[[nodiscard]] Access on_stream(const Context& context, std::string_view action, const GroupKey& key,
                               std::string_view stream);
// The group itself, as the operations on tags name it.
[[nodiscard]] Access on_tags(const Context& context, std::string_view action, const GroupKey& key);
[[nodiscard]] Question question_of_access(Access access);

// What belongs to a group: its owner, tags, and for a service the resource policies.
void add_owned(const Context& context, Question& question, const GroupKey& key);

using kernel::add_list;
using kernel::add_request_tags;

// Fails with ResourceNotFoundException.
[[nodiscard]] Result<GroupRecord> need_group(const Context& context, const GroupKey& key);
[[nodiscard]] Result<StreamRecord> need_stream(const Context& context, const GroupKey& key, std::string_view stream);
void store_group(Context& context, const GroupKey& key, const GroupRecord& group);
void store_stream(Context& context, const GroupKey& key, const StreamRecord& stream);

}  // namespace backlot::logs
