// What EC2 keeps and does not carry out yet: the entries of network ACLs, VPC peering connections.
#include "services/ec2/unexecuted_rules.h"

#include <set>
#include <vector>

#include "services/ec2/gateways.h"
#include "services/ec2/peering.h"

namespace backlot::ec2 {

kernel::UnexecutedRule acl_rule(std::string arn) {
    return {.service = {}, .resource = std::move(arn), .rule = "entries", .missing = "tasks reach each other whatever network ACLs say"};
}

kernel::UnexecutedRule peering_rule(std::string arn) {
    return {.service = {}, .resource = std::move(arn), .rule = "peering", .missing = "tasks of two VPCs do not reach each other"};
}

std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view) {
    constexpr std::size_t entries_of_its_own = 4;  // of a default one; another has two
    std::vector<kernel::UnexecutedRule> all;
    store::scan(view, acls, [&](const AclRecord& acl) {
        if (acl.entries.size() == (acl.is_default ? entries_of_its_own : 2)) return;
        const auto home = store::find(view, vpc_homes, acl.vpc);
        if (home) all.push_back(acl_rule("arn:aws:ec2:" + home->region + ":" + home->account + ":network-acl/" + acl.id));
    });
    std::set<std::string> told;  // each side has a row
    store::scan(view, peerings, [&](const PeeringRecord& peering) {
        const auto& side = peering.accepter;
        if (peering.status != "active" || !told.insert(peering.id).second) return;
        all.push_back(peering_rule("arn:aws:ec2:" + side.region + ":" + side.account + ":vpc-peering-connection/" + peering.id));
    });
    return all;
}

}  // namespace backlot::ec2
