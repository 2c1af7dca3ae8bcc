// What EC2 keeps and does not carry out yet: the entries of network ACLs.
#include "services/ec2/unexecuted_rules.h"

#include <vector>

#include "services/ec2/gateways.h"

namespace backlot::ec2 {

kernel::UnexecutedRule acl_rule(std::string arn) {
    return {.service = {}, .resource = std::move(arn), .rule = "entries", .missing = "tasks reach each other whatever network ACLs say"};
}

std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view) {
    constexpr std::size_t entries_of_its_own = 4;  // of a default one; another has two
    std::vector<kernel::UnexecutedRule> all;
    store::scan(view, acls, [&](const AclRecord& acl) {
        if (acl.entries.size() == (acl.is_default ? entries_of_its_own : 2)) return;
        const auto home = store::find(view, vpc_homes, acl.vpc);
        if (home) all.push_back(acl_rule("arn:aws:ec2:" + home->region + ":" + home->account + ":network-acl/" + acl.id));
    });
    return all;
}

}  // namespace backlot::ec2
