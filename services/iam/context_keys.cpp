#include "services/iam/context_keys.h"

#include "text/json.h"

namespace backlot::iam {

namespace {

// "${aws:username}", "${aws:PrincipalTag/team, 'none'}"; not the three that stand for a character: ${*}, ${?}, ${$}.
void add_variables(std::set<std::string>& keys, std::string_view text) {
    for (auto at = text.find("${"); at != text.npos; at = text.find("${", at + 2)) {
        auto name = text.substr(at + 2);
        name = name.substr(0, name.find_first_of("},"));
        if (name.find(':') != name.npos) keys.emplace(name);
    }
}

void add_variables(std::set<std::string>& keys, const Json& values) {
    if (values.is_string()) add_variables(keys, std::string_view(values.as_string()));
    if (!values.is_array()) return;
    for (const auto& value : values.as_array()) add_variables(keys, value);
}

void add_statement(std::set<std::string>& keys, const Json& statement) {
    for (const auto* element : {"Resource", "NotResource"}) {
        if (const auto* values = statement.find(element)) add_variables(keys, *values);
    }
    const auto* conditions = statement.find("Condition");
    if (conditions == nullptr || !conditions->is_object()) return;
    for (const auto& [operation, tests] : conditions->as_object()) {
        if (!tests.is_object()) continue;
        for (const auto& [key, values] : tests.as_object()) {
            keys.insert(key);
            add_variables(keys, values);
        }
    }
}

}  // namespace

void add_context_keys(std::set<std::string>& keys, std::string_view policy) {
    const auto json = Json::parse(policy);
    if (!json) return;
    const auto* statements = json->find("Statement");
    if (statements == nullptr) return;
    if (!statements->is_array()) return add_statement(keys, *statements);
    for (const auto& statement : statements->as_array()) add_statement(keys, statement);
}

}  // namespace backlot::iam
