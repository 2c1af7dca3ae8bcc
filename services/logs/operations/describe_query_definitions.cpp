// DescribeQueryDefinitions: kept queries by a prefix of the name.
//
// Fails with InvalidParameterException.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), DescribeQueryDefinitions.
#include <algorithm>

#include "services/logs/access.h"
#include "services/logs/model.h"
#include "services/logs/page.h"

namespace backlot::logs {

Result<Access> describe_query_definitions_access(const Context&, const DescribeQueryDefinitionsInput&) {
    return on_all("logs:DescribeQueryDefinitions");
}

Result<DescribeQueryDefinitionsOutput> describe_query_definitions(const Context& context,
                                                                 const DescribeQueryDefinitionsInput& input) {
    std::vector<QueryDefinitionRecord> found;
    const bool wants_none = input.query_language.value_or("CWLI") != "CWLI";
    store::scan(context.view(), query_definitions, [&](const QueryDefinitionRecord& one) {
        if (wants_none || !one.name.starts_with(input.query_definition_name_prefix.value_or(""))) return;
        found.push_back(one);
    }, context.account(), context.region());
    const auto key_of = [](const QueryDefinitionRecord& one) { return one.name + '\0' + one.id; };
    std::ranges::sort(found, {}, key_of);
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results.value_or(1000), input.next_token, key_of));
    DescribeQueryDefinitionsOutput output{.next_token = page.next};
    output.query_definitions.given = true;
    for (const auto& one : page.items) {
        QueryDefinition shape{.query_language = "CWLI",
                              .query_definition_id = one.id,
                              .name = one.name,
                              .query_string = one.text,
                              .last_modified = ms_of(one.modified)};
        for (const auto& name : one.groups) shape.log_group_names.push_back(name);
        for (const auto& parameter : one.parameters) {
            shape.parameters.push_back({.name = parameter.name,
                                        .default_value = parameter.default_value,
                                        .description = parameter.description});
        }
        output.query_definitions.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::logs
