// ReplaceNetworkAclAssociation: another network ACL for a subnet.
//
// Fails with InvalidAssociationID.NotFound, InvalidNetworkAclID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), ReplaceNetworkAclAssociation.
#include <algorithm>

#include "services/ec2/acls.h"
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

std::optional<AclRecord> acl_with(const Context& context, std::string_view association) {
    return first_that(context, acls, [&](const AclRecord& one) { return std::ranges::find(one.links, association, &SubnetLink::id) != one.links.end(); });
}

}  // namespace

Result<Access> replace_network_acl_association_access(const Context& context, const ReplaceNetworkAclAssociationInput& input) {
    std::vector<Question> questions{on(context, "ec2:ReplaceNetworkAclAssociation", input.network_acl_id, "network-acl")};
    if (const auto old = acl_with(context, input.association_id)) {
        questions.push_back(on(context, "ec2:ReplaceNetworkAclAssociation", old->id, "network-acl"));
        questions.push_back(on(context, "ec2:ReplaceNetworkAclAssociation", std::ranges::find(old->links, input.association_id, &SubnetLink::id)->subnet, "subnet"));
    }
    return asks(std::move(questions));
}

Result<ReplaceNetworkAclAssociationOutput> replace_network_acl_association(Context& context, const ReplaceNetworkAclAssociationInput& input) {
    BACKLOT_CHECK(begin(input, {"AssociationId", "NetworkAclId"}));
    auto old = acl_with(context, input.association_id);
    if (!old) return errors::make("InvalidAssociationID.NotFound", "The association ID '" + input.association_id + "' does not exist");
    BACKLOT_TRY(acl, need(context, acls, input.network_acl_id));
    if (acl.vpc != old->vpc) return errors::make("InvalidParameterValue", "Network ACLs " + old->id + " and " + acl.id + " belong to different networks");
    const auto link = std::ranges::find(old->links, input.association_id, &SubnetLink::id);
    const SubnetLink made{.id = new_id(context, "aclassoc-"), .subnet = link->subnet};
    old->links.erase(link);
    keep(context, acls, *old);
    if (acl.id == old->id) acl = *old;
    acl.links.push_back(made);
    keep(context, acls, acl);
    return ReplaceNetworkAclAssociationOutput{.new_association_id = made.id};
}

}  // namespace backlot::ec2
