// StartQuery: takes a Logs Insights query over one to fifty groups.
//
// The query is read and checked here; it runs over what has been ingested up to now when its results are asked for, and
// is complete at once. Fails with MalformedQueryException, ResourceNotFoundException, InvalidParameterException. Other
// languages than that of Logs Insights are not built.
//
// DIFFERS: results follow what is deleted after the query was started; AWS keeps them for seven days.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), StartQuery.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/insights/query.h"
#include "services/logs/model.h"

namespace backlot::logs {

namespace {

constexpr std::size_t query_group_limit = 50;

Result<std::vector<GroupKey>> groups_queried(const Context& context, const StartQueryInput& input) {
    const int given = (input.log_group_name ? 1 : 0) + (input.log_group_names.empty() ? 0 : 1) +
        (input.log_group_identifiers.empty() ? 0 : 1);
    if (given != 1) {
        return errors::invalid_parameter("Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be specified.");
    }
    std::vector<GroupKey> keys;
    if (input.log_group_name) keys.push_back(group_key(context, *input.log_group_name));
    for (const auto& name : input.log_group_names) keys.push_back(group_key(context, name));
    for (const auto& identifier : input.log_group_identifiers) {
        BACKLOT_TRY(key, group_key_of(context, identifier));
        keys.push_back(std::move(key));
    }
    if (keys.size() > query_group_limit) return errors::invalid_parameter("A query can search at most 50 log groups.");
    return keys;
}

// As the service behind it words it.
errors::Failure missing_group(const Context& context, const GroupKey& key) {
    return errors::not_found("Log group '" + key.name + "' does not exist for account ID '" + key.account +
                             "' (Service: AWSLogs; Status Code: 400; Error Code: ResourceNotFoundException; Request ID: " + context.request_id() +
                             "; Proxy: null)");
}

}  // namespace

Result<Access> start_query_access(const Context& context, const StartQueryInput& input) {
    BACKLOT_TRY(keys, groups_queried(context, input));
    auto access = on_group(context, "logs:StartQuery", keys.front());
    for (std::size_t i = 1; i < keys.size(); ++i) {
        access.also.push_back(question_of_access(on_group(context, "logs:StartQuery", keys[i])));
    }
    return access;
}

Result<StartQueryOutput> start_query(Context& context, const StartQueryInput& input) {
    if (input.query_language.value_or("CWLI") != "CWLI") {
        return errors::not_built("backlot does not run queries in " + *input.query_language + " yet.");
    }
    if (input.start_time > input.end_time) {
        return errors::invalid_parameter("Query's end date and time is before its start date and time.");
    }
    BACKLOT_TRY(keys, groups_queried(context, input));
    if (auto parsed = insights::parse_query(input.query_string); !parsed) return std::unexpected(parsed.error());
    // Seconds since 1970; what is too large for them are milliseconds, as AWS also takes them.
    const auto to_ms = [](std::int64_t time) { return time > 100'000'000'000 ? time : time * 1000; };
    QueryRecord query{.id = context.ids().uuid(),
                      .groups = {},
                      .text = input.query_string,
                      .start = to_ms(input.start_time),
                      .end = to_ms(input.end_time),
                      .limit = input.limit.value_or(0),
                      .created = context.now(),
                      .user = context.caller().arn};
    for (const auto& key : keys) {
        auto found = need_group(context, key);
        if (!found && found.error().code == "ResourceNotFoundException") return missing_group(context, key);
        if (!found) return std::unexpected(found.error());
        const auto& group = *found;
        if (key.account != context.account() || key.region != context.region()) return errors::no_such_group();
        if (group.log_class == "DELIVERY") {
            return errors::invalid_parameter("Log groups of the DELIVERY class cannot be queried.");
        }
        query.groups.push_back(key.name);
    }
    store::put(context.writes(), queries, query, context.account(), context.region(), query.id);
    return StartQueryOutput{.query_id = query.id};
}

}  // namespace backlot::logs
