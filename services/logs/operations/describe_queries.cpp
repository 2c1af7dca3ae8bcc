// DescribeQueries: queries of the account that were started, the newest first.
//
// Fails with InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DescribeQueries, QueryInfo.
#include <algorithm>

#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/page.h"
#include "services/logs/queries.h"

namespace backlot::logs {

namespace {

std::string query_sort_key(const QueryRecord& query) {
    std::string key;
    append_digits(key, static_cast<std::uint64_t>(ms_of(query.created)), 20);
    return key + query.id;
}

}  // namespace

Result<Access> describe_queries_access(const Context&, const DescribeQueriesInput&) {
    return on_all("logs:DescribeQueries");
}

Result<DescribeQueriesOutput> describe_queries(const Context& context, const DescribeQueriesInput& input) {
    std::vector<QueryRecord> found;
    const bool wants_none = input.status.value_or("Complete") != "Complete" ||
        input.query_language.value_or("CWLI") != "CWLI";
    store::scan(context.view(), queries, [&](const QueryRecord& query) {
        if (wants_none) return;
        if (input.log_group_name && std::ranges::find(query.groups,
                                                      *input.log_group_name) == query.groups.end()) return;
        found.push_back(query);
    }, context.account(), context.region());
    std::ranges::sort(found, std::ranges::greater{}, query_sort_key);
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results.value_or(1000), input.next_token, query_sort_key,
                              true));
    DescribeQueriesOutput output{.next_token = page.next};
    output.queries.given = true;
    for (const auto& query : page.items) {
        output.queries.push_back({.query_language = "CWLI",
                                  .query_id = query.id,
                                  .query_string = query.text,
                                  .status = "Complete",
                                  .create_time = ms_of(query.created),
                                  .log_group_name = query.groups.front(),
                                  .query_duration = 0,
                                  .user_identity = query.user});
    }
    return output;
}

}  // namespace backlot::logs
