// AssociateVpcCidrBlock: a further IPv4 range of a VPC, of 16 to 28 bits, with a local route in each of its route tables.
//
// It overlaps none that the VPC has, and no route of the VPC leads to just it or to a part of it. IPv6 and ranges of pools
// are NotImplemented. Fails with InvalidVpcID.NotFound, InvalidVpc.Range, CidrLimitExceeded, InvalidParameterValue,
// MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), AssociateVpcCidrBlock; Amazon VPC User Guide, "VPC CIDR blocks" ("CIDR
// block association restrictions": overlaps, routes), "Amazon VPC quotas".
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"

namespace backlot::ec2 {

namespace {

constexpr std::size_t ranges_limit = 5;

// Whether a route leads elsewhere than to the VPC with a destination that is the range, or lies in it.
bool is_routed_elsewhere(const Context& context, const VpcRecord& vpc, const Cidr& range) {
    const auto lies_in_it = [&](const RouteRecord& route) {
        const auto destination = read_cidr(route.destination);
        return route.target != "local" && destination && range.contains(*destination);
    };
    const auto tables = all_that(context, route_tables, [&](const RouteTableRecord& one) { return one.vpc == vpc.id; });
    return std::ranges::any_of(tables, [&](const RouteTableRecord& one) { return std::ranges::any_of(one.routes, lies_in_it); });
}

}  // namespace

Result<Access> associate_vpc_cidr_block_access(const Context& context, const AssociateVpcCidrBlockInput& input) {
    return asks(on(context, "ec2:AssociateVpcCidrBlock", input.vpc_id, "vpc"));
}

Result<AssociateVpcCidrBlockOutput> associate_vpc_cidr_block(Context& context, const AssociateVpcCidrBlockInput& input) {
    BACKLOT_CHECK(begin(input, {"CidrBlock", "VpcId"}));
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    BACKLOT_TRY(cidr, vpc_range(input.cidr_block));
    const auto ranges = vpc.ranges();
    const bool is_taken = std::ranges::any_of(ranges, [&](const RangeRecord& one) { return read_cidr(one.cidr)->overlaps(cidr); });
    if (is_taken) return errors::make("InvalidVpc.Range", "The CIDR '" + *input.cidr_block + "' overlaps one that the VPC has.");
    if (is_routed_elsewhere(context, vpc, cidr)) {
        return errors::make("InvalidVpc.Range", "A route of the VPC leads to the CIDR '" + *input.cidr_block + "' or to a part of it.");
    }
    if (ranges.size() >= ranges_limit) {
        return errors::make("CidrLimitExceeded", "This network '" + vpc.id + "' has met its maximum number of allowed CIDRs: " + std::to_string(ranges_limit));
    }
    const RangeRecord range{.association = new_id(context, "vpc-cidr-assoc-"), .cidr = cidr.text()};
    vpc.further.push_back(range);
    keep(context, vpcs, vpc);
    for (auto& table : all_that(context, route_tables, [&](const RouteTableRecord& one) { return one.vpc == vpc.id; })) {
        table.routes.push_back({.destination = range.cidr, .target = "local", .origin = "CreateRouteTable"});
        keep(context, route_tables, table);
    }
    return AssociateVpcCidrBlockOutput{.cidr_block_association = range_shape(range, "associating"), .vpc_id = vpc.id};
}

}  // namespace backlot::ec2
