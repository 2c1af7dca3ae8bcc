// PutQueryDefinition and DeleteQueryDefinition: queries that are kept under a name.
//
// Without an id a new one is made, with one that is there is replaced. Fails with ResourceNotFoundException,
// InvalidParameterException.
//
// DIFFERS: a client token is not remembered; a repeated call without an id makes another definition.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutQueryDefinition, DeleteQueryDefinition.
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"

namespace backlot::logs {

namespace {

errors::Failure no_such_definition(const std::string& id) {
    return errors::not_found("Query definition with ID " + id + " does not exist.");
}

}  // namespace

Result<Access> put_query_definition_access(const Context&, const PutQueryDefinitionInput&) {
    return on_all("logs:PutQueryDefinition");
}

Result<PutQueryDefinitionOutput> put_query_definition(Context& context, const PutQueryDefinitionInput& input) {
    if (input.query_language.value_or("CWLI") != "CWLI") {
        return errors::not_built("backlot does not run queries in " + *input.query_language + " yet.");
    }
    const bool is_there = input.query_definition_id &&
                          context.find(query_definitions, context.account(), context.region(),
                                       *input.query_definition_id);
    if (input.query_definition_id && !is_there) return no_such_definition(*input.query_definition_id);
    QueryDefinitionRecord definition{.id = is_there ? *input.query_definition_id : context.ids().uuid(),
                                     .name = input.name,
                                     .text = input.query_string,
                                     .modified = context.now(),
                                     .groups = input.log_group_names,
                                     .parameters = {}};
    for (const auto& one : input.parameters) {
        definition.parameters.push_back({.name = one.name, .default_value = one.default_value,
                                         .description = one.description});
    }
    store::put(context.writes(), query_definitions, definition, context.account(), context.region(), definition.id);
    return PutQueryDefinitionOutput{.query_definition_id = definition.id};
}

Result<Access> delete_query_definition_access(const Context&, const DeleteQueryDefinitionInput&) {
    return on_all("logs:DeleteQueryDefinition");
}

Result<DeleteQueryDefinitionOutput> delete_query_definition(Context& context,
                                                            const DeleteQueryDefinitionInput& input) {
    const auto& id = input.query_definition_id;
    if (!context.find(query_definitions, context.account(), context.region(), id)) return no_such_definition(id);
    store::erase(context.writes(), query_definitions, context.account(), context.region(), id);
    return DeleteQueryDefinitionOutput{.success = true};
}

}  // namespace backlot::logs
