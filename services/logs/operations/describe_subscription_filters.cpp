// DescribeSubscriptionFilters: a group's subscription filters, by a prefix of the name.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DescribeSubscriptionFilters.
#include "services/logs/access.h"
#include "services/logs/model.h"
#include "services/logs/page.h"

namespace backlot::logs {

Result<Access> describe_subscription_filters_access(const Context& context,
                                                    const DescribeSubscriptionFiltersInput& input) {
    return on_group(context, "logs:DescribeSubscriptionFilters", group_key(context, input.log_group_name));
}

Result<DescribeSubscriptionFiltersOutput> describe_subscription_filters(const Context& context,
                                                                       const DescribeSubscriptionFiltersInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    std::vector<SubscriptionFilterRecord> found;
    store::scan(context.view(), subscription_filters, [&](const SubscriptionFilterRecord& filter) {
        if (!input.filter_name_prefix || filter.name.starts_with(*input.filter_name_prefix)) found.push_back(filter);
    }, key.account, key.region, group.name);
    BACKLOT_TRY(page, page_of(std::move(found), input.limit, input.next_token,
                              [](const SubscriptionFilterRecord& filter) { return filter.name; }));
    DescribeSubscriptionFiltersOutput output{.next_token = page.next};
    output.subscription_filters.given = true;
    for (const auto& filter : page.items) {
        SubscriptionFilter shape{.filter_name = filter.name,
                                 .log_group_name = filter.group,
                                 .filter_pattern = filter.pattern,
                                 .destination_arn = filter.destination,
                                 .distribution = filter.distribution,
                                 .apply_on_transformed_logs = false,
                                 .creation_time = ms_of(filter.created)};
        if (!filter.role.empty()) shape.role_arn = filter.role;
        output.subscription_filters.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::logs
