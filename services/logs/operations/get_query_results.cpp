// GetQueryResults: the rows of a query that was started.
//
// Who may read them must be allowed to on every group of the query. Fails with ResourceNotFoundException,
// InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), GetQueryResults, QueryStatistics.
#include <charconv>

#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/page.h"
#include "services/logs/queries.h"

namespace backlot::logs {

Result<Access> get_query_results_access(const Context& context, const GetQueryResultsInput& input) {
    const auto query = context.find(queries, context.account(), context.region(), input.query_id);
    if (!query) return on_group(context, "logs:GetQueryResults", group_key(context, ""));
    auto access = on_group(context, "logs:GetQueryResults", group_key(context, query->groups.front()));
    for (std::size_t i = 1; i < query->groups.size(); ++i) {
        access.also.push_back(question_of_access(on_group(context, "logs:GetQueryResults",
                                                          group_key(context, query->groups[i]))));
    }
    return access;
}

Result<GetQueryResultsOutput> get_query_results(const Context& context, const GetQueryResultsInput& input) {
    BACKLOT_TRY(query, need_query(context, input.query_id));
    BACKLOT_TRY(after, after_token(input.next_token));
    std::size_t from = 0;
    if (input.next_token) {
        const auto done = std::from_chars(after.data(), after.data() + after.size(), from);
        if (done.ec != std::errc{} || done.ptr != after.data() + after.size()) return errors::invalid_token();
    }
    const auto size = static_cast<std::size_t>(input.max_items.value_or(insights::limit_default));
    BACKLOT_TRY(done, run_query(context, query));
    GetQueryResultsOutput output{.query_language = "CWLI", .status = "Complete"};
    output.results.given = true;
    auto& rows = done.outcome.rows;
    for (std::size_t i = from; i < rows.size() && i - from < size; ++i) {
        model::List<ResultField> shape;
        for (auto& [field, value] : rows[i]) shape.push_back({.field = field, .value = std::move(value)});
        output.results.push_back(std::move(shape));
    }
    if (size > 0 && rows.size() > from + size) output.next_token = token_of(std::to_string(from + size));
    output.statistics = QueryStatistics{.records_matched = static_cast<double>(done.outcome.matched),
                                        .records_scanned = static_cast<double>(done.outcome.scanned),
                                        .estimated_records_skipped = 0,  // no field is indexed
                                        .bytes_scanned = static_cast<double>(done.scanned_bytes),
                                        .estimated_bytes_skipped = 0,
                                        .log_groups_scanned = static_cast<double>(done.scanned_groups),
                                        .result_count = static_cast<double>(rows.size())};
    return output;
}

}  // namespace backlot::logs
