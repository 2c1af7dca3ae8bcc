// Rules of log groups that are kept and that nothing here carries out: metric and subscription filters.
#pragma once

#include <vector>

#include "services/logs/access.h"

namespace backlot::logs {

[[nodiscard]] std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view);

[[nodiscard]] kernel::UnexecutedRule rule_of(const GroupKey& key, const MetricFilterRecord& filter);
[[nodiscard]] kernel::UnexecutedRule rule_of(const GroupKey& key, const SubscriptionFilterRecord& filter);

}  // namespace backlot::logs
