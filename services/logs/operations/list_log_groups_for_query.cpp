// ListLogGroupsForQuery: the groups that a query searched.
//
// Fails with ResourceNotFoundException, InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), ListLogGroupsForQuery.
#include "services/logs/model.h"
#include "services/logs/page.h"
#include "services/logs/queries.h"

namespace backlot::logs {

Result<Access> list_log_groups_for_query_access(const Context&, const ListLogGroupsForQueryInput&) {
    return on_all("logs:ListLogGroupsForQuery");
}

Result<ListLogGroupsForQueryOutput> list_log_groups_for_query(const Context& context,
                                                              const ListLogGroupsForQueryInput& input) {
    BACKLOT_TRY(query, need_query(context, input.query_id));
    auto names = query.groups;
    std::ranges::sort(names);
    BACKLOT_TRY(page, page_of(std::move(names), input.max_results.value_or(50), input.next_token,
                              [](const std::string& name) { return name; }));
    ListLogGroupsForQueryOutput output{.next_token = page.next};
    output.log_group_identifiers.given = true;
    for (auto& name : page.items) output.log_group_identifiers.push_back(std::move(name));
    return output;
}

}  // namespace backlot::logs
