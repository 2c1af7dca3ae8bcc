#include "services/ssm/unexecuted_rules.h"

namespace backlot::ssm {

namespace {

std::vector<kernel::UnexecutedRule> rules_of(const ParameterKey& key, const VersionRecord& version) {
    std::vector<kernel::UnexecutedRule> rules;
    for (const auto& policy : version.policies) {
        if (policy.type == "Expiration") continue;
        rules.push_back({.service = {}, .resource = parameter_arn(key), .rule = "policy/" + policy.type,
                         .missing = "nobody is notified"});
    }
    return rules;
}

}  // namespace

std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view) {
    std::vector<kernel::UnexecutedRule> all;
    store::scan_keyed(view, parameters, [&](store::KeyReader key, const ParameterRecord& parameter) {
        ParameterKey own;
        own.account = key.text();
        own.region = key.text();
        own.name = parameter.name;
        const auto newest = store::find(view, versions, own.account, own.region, own.name, parameter.newest);
        if (!newest) return;
        for (auto& rule : rules_of(own, *newest)) all.push_back(std::move(rule));
    });
    return all;
}

void tell_unexecuted(Context& context, const ParameterKey& key, const VersionRecord& version) {
    for (auto& rule : rules_of(key, version)) context.tell(std::move(rule));
}

}  // namespace backlot::ssm
