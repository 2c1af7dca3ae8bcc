// DescribeMetricFilters: metric filters of a group or of all, by a prefix of the name or by their metric.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DescribeMetricFilters.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/page.h"

namespace backlot::logs {

namespace {

MetricFilter metric_filter_shape(const MetricFilterRecord& filter) {
    MetricTransformation made{.metric_name = filter.metric_name,
                              .metric_namespace = filter.metric_namespace,
                              .metric_value = filter.metric_value,
                              .default_value = filter.default_value,
                              .dimensions = model::Map<std::string>(filter.dimensions)};
    if (!filter.unit.empty()) made.unit = filter.unit;
    MetricFilter shape{.filter_name = filter.name,
                       .filter_pattern = filter.pattern,
                       .creation_time = ms_of(filter.created),
                       .log_group_name = filter.group,
                       .apply_on_transformed_logs = false};
    shape.metric_transformations.push_back(std::move(made));
    return shape;
}

}  // namespace

Result<Access> describe_metric_filters_access(const Context& context, const DescribeMetricFiltersInput& input) {
    return on_group(context, "logs:DescribeMetricFilters", group_key(context, input.log_group_name.value_or("")));
}

Result<DescribeMetricFiltersOutput> describe_metric_filters(const Context& context,
                                                            const DescribeMetricFiltersInput& input) {
    if (input.metric_name.has_value() != input.metric_namespace.has_value()) {
        return errors::invalid_parameter("metricName and metricNamespace must be specified together.");
    }
    if (input.log_group_name) BACKLOT_CHECK(need_group(context, group_key(context, *input.log_group_name)));
    std::vector<MetricFilterRecord> found;
    store::scan(context.view(), metric_filters, [&](const MetricFilterRecord& filter) {
        if (input.log_group_name && filter.group != *input.log_group_name) return;
        if (input.filter_name_prefix && !filter.name.starts_with(*input.filter_name_prefix)) return;
        if (input.metric_name && filter.metric_name != *input.metric_name) return;
        if (input.metric_namespace && filter.metric_namespace != *input.metric_namespace) return;
        found.push_back(filter);
    }, context.account(), context.region());
    const auto key_of = [](const MetricFilterRecord& filter) { return filter.name + '\0' + filter.group; };
    std::ranges::sort(found, {}, key_of);
    BACKLOT_TRY(page, page_of(std::move(found), input.limit, input.next_token, key_of));
    DescribeMetricFiltersOutput output{.next_token = page.next};
    output.metric_filters.given = true;
    for (const auto& filter : page.items) output.metric_filters.push_back(metric_filter_shape(filter));
    return output;
}

}  // namespace backlot::logs
