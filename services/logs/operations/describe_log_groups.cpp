// DescribeLogGroups: groups by name, by a prefix, a part of the name, a class or a list of names.
//
// Fails with InvalidParameterException. Groups of linked accounts are not built.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DescribeLogGroups, LogGroup.
#include <algorithm>

#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/events.h"
#include "services/logs/model.h"
#include "services/logs/page.h"

namespace backlot::logs {

namespace {

LogGroup group_shape(const Context& context, const GroupRecord& group) {
    const auto key = group_key(context, group.name);
    std::int64_t filters = 0;
    store::scan(context.view(), metric_filters, [&](const MetricFilterRecord&) { ++filters; }, key.account,
                key.region,
                key.name);
    LogGroup shape{.log_group_name = group.name,
                   .creation_time = ms_of(group.created),
                   .metric_filter_count = filters,
                   .arn = group_arn(key) + ":*",
                   .stored_bytes = static_cast<std::int64_t>(stored_bytes(context, key)),
                   .log_group_class = group.log_class,
                   .log_group_arn = group_arn(key),
                   .deletion_protection_enabled = group.is_protected};
    if (group.retention_days != 0) shape.retention_in_days = group.retention_days;
    if (!group.kms_key.empty()) shape.kms_key_id = group.kms_key;
    return shape;
}

bool is_of_class(const GroupRecord& group, const std::optional<std::string>& wanted) {
    if (!wanted) return true;
    const auto is_cheap = [](std::string_view name) { return name == "INFREQUENT_ACCESS" || name == "ESSENTIALS"; };
    return group.log_class == *wanted || (is_cheap(group.log_class) && is_cheap(*wanted));
}

Result<> check_selection(const DescribeLogGroupsInput& input) {
    if (input.log_group_name_prefix && input.log_group_name_pattern) {
        return errors::invalid_parameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
    }
    if (!input.log_group_identifiers.empty() &&
        (input.log_group_name_prefix || input.log_group_name_pattern || input.log_group_class)) {
        return errors::invalid_parameter("logGroupIdentifiers cannot be combined with another filter.");
    }
    if (input.include_linked_accounts.value_or(false)) {
        return errors::not_built("backlot does not link accounts for observability yet.");
    }
    return {};
}

}  // namespace

Result<Access> describe_log_groups_access(const Context& context, const DescribeLogGroupsInput&) {
    return on_group(context, "logs:DescribeLogGroups", group_key(context, ""));
}

Result<DescribeLogGroupsOutput> describe_log_groups(const Context& context, const DescribeLogGroupsInput& input) {
    BACKLOT_CHECK(check_selection(input));
    std::vector<std::string> wanted;
    for (const auto& identifier : input.log_group_identifiers) {
        BACKLOT_TRY(key, group_key_of(context, identifier));
        if (key.account == context.account() && key.region == context.region()) wanted.push_back(key.name);
    }
    std::vector<GroupRecord> found;
    store::scan(context.view(), groups, [&](const GroupRecord& group) {
        const auto& name = group.name;
        if (input.log_group_name_prefix && !name.starts_with(*input.log_group_name_prefix)) return;
        if (input.log_group_name_pattern && name.find(*input.log_group_name_pattern) == name.npos) return;
        if (!is_of_class(group, input.log_group_class)) return;
        if (!input.log_group_identifiers.empty() && std::ranges::find(wanted, name) == wanted.end()) return;
        found.push_back(group);
    }, context.account(), context.region());
    BACKLOT_TRY(page, page_of(std::move(found), input.limit, input.next_token,
                              [](const GroupRecord& group) { return group.name; }));
    DescribeLogGroupsOutput output{.next_token = page.next};
    output.log_groups.given = true;
    for (const auto& group : page.items) {
        auto shape = group_shape(context, group);
        if (input.log_group_name_pattern) {  // a search by pattern tells less
            shape.stored_bytes.reset();
            shape.deletion_protection_enabled.reset();
        }
        output.log_groups.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::logs
