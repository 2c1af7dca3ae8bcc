// PutMetricFilter and DeleteMetricFilter: what would be made a metric of a group's events.
//
// The filter is checked and kept; no metric is published, and that is told. A value is a number or a field of the
// pattern ("$.latency"); dimensions are fields as well, at most three, and not beside a default value. Fails with
// ResourceNotFoundException, LimitExceededException, InvalidOperationException (a class without metric filters),
// InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutMetricFilter, MetricTransformation; User Guide, "Log
// classes", "CloudWatch Logs quotas".
#include <algorithm>

#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/pattern.h"
#include "services/logs/pattern_value.h"
#include "services/logs/unexecuted_rules.h"

namespace backlot::logs {

namespace {

constexpr std::size_t metric_filter_limit = 100;  // of one group
constexpr std::size_t dimension_limit = 3;

Result<> check_transformation(const MetricTransformation& made) {
    if (!made.metric_value.starts_with('$') && !number_of(made.metric_value)) {
        return errors::invalid_parameter("Invalid metric transformation: metricValue must be a number or a field of the pattern");
    }
    if (made.dimensions.size() > dimension_limit) {
        return errors::invalid_parameter("Invalid metric transformation: a metric can have at most 3 dimensions");
    }
    if (!made.dimensions.empty() && made.default_value) {
        return errors::invalid_parameter("Invalid metric transformation: dimensions and default value are mutually exclusive properties.");
    }
    const bool are_fields = std::ranges::all_of(made.dimensions,
                                                [](const auto& one) { return one.second.starts_with('$'); });
    if (!are_fields) return errors::invalid_parameter("Invalid metric transformation: a dimension must be a field of the pattern");
    return {};
}

Result<> check_metric_filter(const PutMetricFilterInput& input) {
    if (input.apply_on_transformed_logs.value_or(false)) return errors::not_built("backlot has no log transformers yet.");
    if (input.field_selection_criteria || !input.emit_system_field_dimensions.empty()) {
        return errors::not_built("backlot does not centralise logs yet: there are no system fields to select by.");
    }
    if (auto pattern = FilterPattern::parse(input.filter_pattern); !pattern) return std::unexpected(pattern.error());
    if (input.metric_transformations.size() != 1) {
        return errors::invalid_parameter("A metric filter must have exactly one metric transformation.");
    }
    return check_transformation(input.metric_transformations.front());
}

}  // namespace

Result<Access> put_metric_filter_access(const Context& context, const PutMetricFilterInput& input) {
    return on_group(context, "logs:PutMetricFilter", group_key(context, input.log_group_name));
}

Result<PutMetricFilterOutput> put_metric_filter(Context& context, const PutMetricFilterInput& input) {
    BACKLOT_CHECK(check_metric_filter(input));
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    if (group.log_class != "STANDARD") {
        return errors::invalid_operation("Metric filters are not supported for log groups of the " + group.log_class +
                                         " class.");
    }
    const auto old = context.find(metric_filters, key.account, key.region, key.name, input.filter_name);
    std::size_t count = 0;
    store::scan(context.view(), metric_filters, [&](const MetricFilterRecord&) { ++count; }, key.account, key.region,
                key.name);
    if (!old && count >= metric_filter_limit) return errors::limit_exceeded("Resource limit exceeded.");
    const auto& made = input.metric_transformations.front();
    const MetricFilterRecord filter{.group = key.name,
                                    .name = input.filter_name,
                                    .pattern = input.filter_pattern,
                                    .created = old ? old->created : context.now(),
                                    .metric_name = made.metric_name,
                                    .metric_namespace = made.metric_namespace,
                                    .metric_value = made.metric_value,
                                    .default_value = made.default_value,
                                    .dimensions = made.dimensions,
                                    .unit = made.unit.value_or("")};
    store::put(context.writes(), metric_filters, filter, key.account, key.region, key.name, filter.name);
    context.tell(rule_of(key, filter));
    return PutMetricFilterOutput{};
}

Result<Access> delete_metric_filter_access(const Context& context, const DeleteMetricFilterInput& input) {
    return on_group(context, "logs:DeleteMetricFilter", group_key(context, input.log_group_name));
}

Result<DeleteMetricFilterOutput> delete_metric_filter(Context& context, const DeleteMetricFilterInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    if (!context.find(metric_filters, key.account, key.region, group.name, input.filter_name)) {
        return errors::not_found("The specified metric filter does not exist.");
    }
    store::erase(context.writes(), metric_filters, key.account, key.region, group.name, input.filter_name);
    return DeleteMetricFilterOutput{};
}

}  // namespace backlot::logs
