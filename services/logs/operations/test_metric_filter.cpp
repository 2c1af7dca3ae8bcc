// TestMetricFilter: which of some messages a pattern matches, and what it takes out of them.
//
// Fails with InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), TestMetricFilter.
#include "services/logs/access.h"
#include "services/logs/model.h"
#include "services/logs/pattern.h"

namespace backlot::logs {

Result<Access> test_metric_filter_access(const Context&, const TestMetricFilterInput&) {
    return on_all("logs:TestMetricFilter");
}

Result<TestMetricFilterOutput> test_metric_filter(const Context&, const TestMetricFilterInput& input) {
    BACKLOT_TRY(pattern, FilterPattern::parse(input.filter_pattern));
    TestMetricFilterOutput output;
    output.matches.given = true;
    for (std::size_t i = 0; i < input.log_event_messages.size(); ++i) {
        FilterPattern::Extracted extracted;
        if (!pattern.matches(input.log_event_messages[i], &extracted)) continue;
        MetricFilterMatchRecord match{.event_number = static_cast<std::int64_t>(i + 1),
                                      .event_message = input.log_event_messages[i],
                                      .extracted_values = model::Map<std::string>(std::move(extracted))};
        match.extracted_values.given = true;
        output.matches.push_back(std::move(match));
    }
    return output;
}

}  // namespace backlot::logs
