// DisassociateVpcCidrBlock: takes a further range from its VPC; no subnet lies in it any more.
//
// Fails with InvalidVpcCidrBlockAssociationID.NotFound, OperationNotPermitted (the first range), DependencyViolation.
//
// Source: Amazon EC2 API Reference (2016-11-15), DisassociateVpcCidrBlock.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

namespace {

Result<VpcRecord> vpc_with(const Context& context, const std::string& association) {
    auto vpc = first_that(context, vpcs, [&](const VpcRecord& one) {
        const auto ranges = one.ranges();
        return std::ranges::find(ranges, association, &RangeRecord::association) != ranges.end();
    });
    if (!vpc) {
        return errors::make("InvalidVpcCidrBlockAssociationID.NotFound", "The vpc CIDR block association ID '" + association + "' does not exist");
    }
    return *std::move(vpc);
}

}  // namespace

Result<Access> disassociate_vpc_cidr_block_access(const Context& context, const DisassociateVpcCidrBlockInput& input) {
    BACKLOT_TRY(vpc, vpc_with(context, input.association_id));
    return asks(on(context, "ec2:DisassociateVpcCidrBlock", vpc.id, "vpc"));
}

Result<DisassociateVpcCidrBlockOutput> disassociate_vpc_cidr_block(Context& context, const DisassociateVpcCidrBlockInput& input) {
    BACKLOT_CHECK(begin(input, {"AssociationId"}));
    BACKLOT_TRY(vpc, vpc_with(context, input.association_id));
    if (vpc.association == input.association_id) {
        return errors::make("OperationNotPermitted", "The vpc CIDR block with association ID " + vpc.association +
                                                         " may not be disassociated. It is the primary IPv4 CIDR block of the VPC");
    }
    const auto range = *std::ranges::find(vpc.further, input.association_id, &RangeRecord::association);
    const auto cidr = read_cidr(range.cidr);
    const auto lies_in_it = [&](const SubnetRecord& one) { return cidr->contains(*read_cidr(one.cidr)); };
    if (std::ranges::any_of(subnets_of(context, vpc.id), lies_in_it)) {
        return errors::dependency("The vpc CIDR block '" + range.cidr + "' has subnets and cannot be disassociated.");
    }
    std::erase(vpc.further, range);
    keep(context, vpcs, vpc);
    for (auto& table : all_that(context, route_tables, [&](const RouteTableRecord& one) { return one.vpc == vpc.id; })) {
        std::erase_if(table.routes, [&](const RouteRecord& one) { return one.destination == range.cidr && one.target == "local"; });
        keep(context, route_tables, table);
    }
    return DisassociateVpcCidrBlockOutput{.cidr_block_association = range_shape(range, "disassociating"), .vpc_id = vpc.id};
}

}  // namespace backlot::ec2
