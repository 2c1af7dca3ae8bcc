// DeleteNetworkAcl: one that no subnet has, and that is not its VPC's default.
//
// Fails with InvalidNetworkAclID.NotFound, DependencyViolation, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteNetworkAcl.
#include "services/ec2/acls.h"
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> delete_network_acl_access(const Context& context, const DeleteNetworkAclInput& input) {
    return asks(on(context, "ec2:DeleteNetworkAcl", input.network_acl_id, "network-acl"));
}

Result<DeleteNetworkAclOutput> delete_network_acl(Context& context, const DeleteNetworkAclInput& input) {
    BACKLOT_CHECK(begin(input, {"NetworkAclId"}));
    BACKLOT_TRY(acl, need(context, acls, input.network_acl_id));
    if (acl.is_default) return errors::make("InvalidParameterValue", "Cannot delete default network ACL " + acl.id);
    if (!acl.links.empty()) return errors::has_dependencies("networkAcl", acl.id);
    drop(context, acls, acl);
    return DeleteNetworkAclOutput{};
}

}  // namespace backlot::ec2
