// DeleteSubnet: a subnet in which no interface is left.
//
// Fails with InvalidSubnetID.NotFound, DependencyViolation.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteSubnet.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

Result<Access> delete_subnet_access(const Context& context, const DeleteSubnetInput& input) {
    return asks(on(context, "ec2:DeleteSubnet", input.subnet_id, "subnet"));
}

Result<DeleteSubnetOutput> delete_subnet(Context& context, const DeleteSubnetInput& input) {
    BACKLOT_CHECK(begin(input, {"SubnetId"}));
    BACKLOT_TRY(subnet, need(context, subnets, input.subnet_id));
    if (first_that(context, interfaces, [&](const auto& one) { return one.subnet == subnet.id; })) {
        return errors::has_dependencies("subnet", subnet.id);
    }
    const auto is_its = [&](const SubnetLink& link) { return link.subnet == subnet.id; };
    for (auto& table : all_that(context, route_tables, [&](const auto& one) { return one.vpc == subnet.vpc; })) {
        if (std::erase_if(table.links, is_its) > 0) keep(context, route_tables, table);
    }
    for (auto& acl : all_that(context, acls, [&](const auto& one) { return one.vpc == subnet.vpc; })) {
        if (std::erase_if(acl.links, is_its) > 0) keep(context, acls, acl);
    }
    drop(context, subnets, subnet);
    return DeleteSubnetOutput{};
}

}  // namespace backlot::ec2
