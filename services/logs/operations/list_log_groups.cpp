// ListLogGroups: names, ARNs and classes of groups, by patterns of the name, a class or tags.
//
// A pattern is up to five parts between bars; a part with "^" before it is the beginning of a name, else anywhere in it.
// A tag's value may have "!" before it and "*" at its ends. Fails with InvalidParameterException. Groups of linked
// accounts, field indexes and data sources are not built.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), ListLogGroups, TagFilter.
#include <algorithm>

#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/page.h"

namespace backlot::logs {

namespace {

bool fits_pattern(std::string_view name, std::string_view pattern) {
    while (true) {
        const auto bar = pattern.find('|');
        const auto part = pattern.substr(0, bar);
        if (part.starts_with('^') ? name.starts_with(part.substr(1)) : name.find(part) != name.npos) return true;
        if (bar == pattern.npos) return false;
        pattern.remove_prefix(bar + 1);
    }
}

bool fits_value(std::string_view value, std::string_view wanted) {
    const bool is_negative = wanted.starts_with('!');
    if (is_negative) wanted.remove_prefix(1);
    const bool opens = wanted.starts_with('*');
    if (opens) wanted.remove_prefix(1);
    const bool closes = wanted.ends_with('*');
    if (closes) wanted.remove_suffix(1);
    const bool fits = opens && closes ? value.find(wanted) != value.npos
                      : opens         ? value.ends_with(wanted)
                      : closes        ? value.starts_with(wanted)
                                      : value == wanted;
    return fits != is_negative;
}

bool fits_tags(const GroupRecord& group, const model::List<TagFilter>& filters) {
    return std::ranges::all_of(filters, [&](const TagFilter& filter) {
        const auto tag = group.tags.find(filter.key);
        if (tag == group.tags.end()) return false;
        return filter.values.empty() ||
               std::ranges::any_of(filter.values, [&](const auto& value) { return fits_value(tag->second, value); });
    });
}

}  // namespace

Result<Access> list_log_groups_access(const Context& context, const ListLogGroupsInput&) {
    return on_group(context, "logs:ListLogGroups", group_key(context, ""));
}

Result<ListLogGroupsOutput> list_log_groups(const Context& context, const ListLogGroupsInput& input) {
    if (input.include_linked_accounts.value_or(false)) {
        return errors::not_built("backlot does not link accounts for observability yet.");
    }
    if (!input.field_index_names.empty() || !input.data_sources.empty()) {
        return errors::not_built("backlot has neither field indexes nor data sources of log groups yet.");
    }
    std::vector<GroupRecord> found;
    store::scan(context.view(), groups, [&](const GroupRecord& group) {
        if (input.log_group_name_pattern && !fits_pattern(group.name, *input.log_group_name_pattern)) return;
        if (input.log_group_class && group.log_class != *input.log_group_class) return;
        if (fits_tags(group, input.log_group_tags)) found.push_back(group);
    }, context.account(), context.region());
    BACKLOT_TRY(page, page_of(std::move(found), input.limit, input.next_token,
                              [](const GroupRecord& group) { return group.name; }));
    ListLogGroupsOutput output{.next_token = page.next};
    output.log_groups.given = true;
    for (const auto& group : page.items) {
        output.log_groups.push_back({.log_group_name = group.name,
                                     .log_group_arn = group_arn(group_key(context, group.name)),
                                     .log_group_class = group.log_class});
    }
    return output;
}

}  // namespace backlot::logs
