#include "services/logs/unexecuted_rules.h"

namespace backlot::logs {

namespace {

template <class Record>
void collect(const store::View& view, const store::Table<Record>& table, std::vector<kernel::UnexecutedRule>& all) {
    store::scan_keyed(view, table, [&](store::KeyReader key, const Record& filter) {
        GroupKey group;
        group.account = key.text();
        group.region = key.text();
        group.name = key.text();
        all.push_back(rule_of(group, filter));
    });
}

}  // namespace

kernel::UnexecutedRule rule_of(const GroupKey& key, const MetricFilterRecord& filter) {
    return {.service = {},
            .resource = group_arn(key),
            .rule = "metric-filter/" + filter.name,
            .missing = "no metric is published"};
}

kernel::UnexecutedRule rule_of(const GroupKey& key, const SubscriptionFilterRecord& filter) {
    return {.service = {},
            .resource = group_arn(key),
            .rule = "subscription-filter/" + filter.name,
            .missing = "no event is delivered to " + filter.destination};
}

std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view) {
    std::vector<kernel::UnexecutedRule> all;
    collect(view, metric_filters, all);
    collect(view, subscription_filters, all);
    return all;
}

}  // namespace backlot::logs
