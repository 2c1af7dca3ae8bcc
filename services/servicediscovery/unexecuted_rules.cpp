#include "services/servicediscovery/unexecuted_rules.h"

namespace backlot::servicediscovery {

kernel::UnexecutedRule dns_rule(std::string arn) {
    return {.service = {}, .resource = std::move(arn), .rule = "private DNS", .missing = "no DNS name is answered"};
}

std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view) {
    std::vector<kernel::UnexecutedRule> all;
    store::scan_keyed(view, namespaces, [&](store::KeyReader key, const NamespaceRecord& one) {
        const auto account = key.text();
        const auto region = key.text();
        if (one.type != "DNS_PRIVATE") return;
        all.push_back(dns_rule("arn:aws:servicediscovery:" + region + ":" + account + ":namespace/" + one.id));
    });
    return all;
}

}  // namespace backlot::servicediscovery
