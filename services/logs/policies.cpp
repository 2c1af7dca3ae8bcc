#include "services/logs/policies.h"

#include "text/json.h"

namespace backlot::logs {

namespace {

void add_statements(Json::Array& statements, const ResourcePolicyRecord& policy) {
    const auto document = Json::parse(policy.document);
    if (!document) return;  // checked when it was stored
    const auto& own = (*document)["Statement"];
    if (own.is_array()) {
        for (const auto& one : own.as_array()) statements.push_back(one);
    } else {
        statements.push_back(own);
    }
}

}  // namespace

std::string resource_policy_for(const Context& context, const GroupKey& key) {
    Json::Array statements;
    const auto add = [&](const ResourcePolicyRecord& policy) { add_statements(statements, policy); };
    store::scan(context.view(), resource_policies, add, key.account, key.region, std::string_view{});
    store::scan(context.view(), resource_policies, add, key.account, key.region, group_arn(key));
    if (statements.empty()) return {};
    return Json::object({{"Version", "2012-10-17"}, {"Statement", Json(std::move(statements))}}).dump();
}

}  // namespace backlot::logs
