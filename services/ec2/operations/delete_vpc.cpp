// DeleteVpc: a VPC in which nothing is left but what it was made with.
//
// Fails with InvalidVpcID.NotFound, DependencyViolation.
//
// Source: Amazon EC2 API Reference (2016-11-15), DeleteVpc.
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/network.h"
#include "services/ec2/peering.h"

namespace backlot::ec2 {

namespace {

// An active connection, and a request of another account's that waits for an answer; the VPC's own request goes with it.
// Source: Amazon VPC Peering Guide, "Delete a VPC peering connection".
bool keeps(const Context& context, const PeeringRecord& peering, std::string_view vpc) {
    const auto status = status_of(context, peering);
    if (status == "active") return peering.requester.vpc == vpc || peering.accepter.vpc == vpc;
    return status == "pending-acceptance" && peering.accepter.vpc == vpc && peering.requester.account != peering.accepter.account;
}

bool vpc_is_in_use(const Context& context, std::string_view vpc) {
    const auto lies_in_it = [&](const auto& one) { return one.vpc == vpc; };
    return first_that(context, subnets, lies_in_it) || first_that(context, interfaces, lies_in_it) ||
        first_that(context, groups, [&](const auto& one) { return one.vpc == vpc && one.name != "default"; }) ||
        first_that(context, internet_gateways, lies_in_it) || first_that(context, endpoints_table, lies_in_it) || first_that(context, nat_gateways, lies_in_it) ||
        first_that(context, peerings, [&](const PeeringRecord& one) { return keeps(context, one, vpc); }) ||
        first_that(context, route_tables, [&](const auto& one) { return one.vpc == vpc && !one.is_main(); }) ||
        first_that(context, acls, [&](const auto& one) { return one.vpc == vpc && !one.is_default; });
}

}  // namespace

Result<Access> delete_vpc_access(const Context& context, const DeleteVpcInput& input) {
    return asks(on(context, "ec2:DeleteVpc", input.vpc_id, "vpc"));
}

Result<DeleteVpcOutput> delete_vpc(Context& context, const DeleteVpcInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcId"}));
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    if (vpc_is_in_use(context, vpc.id)) return errors::has_dependencies("vpc", vpc.id);
    const auto lies_in_it = [&](const auto& one) { return one.vpc == vpc.id; };
    for (const auto& group : all_that(context, groups, lies_in_it)) {
        for (const auto& rule : rules_of(context, group.id)) drop_rule(context, rule);
        drop(context, groups, group);
    }
    for (const auto& table : all_that(context, route_tables, lies_in_it)) drop(context, route_tables, table);
    for (const auto& acl : all_that(context, acls, lies_in_it)) drop(context, acls, acl);
    for (const auto& peering : all_that(context, peerings, [&](const PeeringRecord& one) {
             return status_of(context, one) == "pending-acceptance" && (one.requester.vpc == vpc.id || one.accepter.vpc == vpc.id);
         })) {
        end_peering(context, peering, "deleted");
    }
    drop(context, vpcs, vpc);
    store::erase(context.writes(), vpc_homes, vpc.id);
    return DeleteVpcOutput{};
}

}  // namespace backlot::ec2
