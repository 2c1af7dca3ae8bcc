// CreateVpcPeeringConnection: asks for a connection between a VPC of the caller's and another one, of any account.
//
// The answer says that the request is on its way. From then on it waits for the other side, or has failed: where there is no
// such VPC of that account in that region, where ranges of the two overlap, and where the two are connected already.
// Fails with InvalidVpcID.NotFound, MissingParameter.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateVpcPeeringConnection.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/cidr.h"
#include "services/ec2/gate.h"
#include "services/ec2/gateways.h"
#include "services/ec2/peering.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

PeeringRecord wanted(const Context& context, const CreateVpcPeeringConnectionInput& input) {
    const auto& account = owner_of(context);
    return {.requester = {.account = account, .region = context.region(), .vpc = input.vpc_id},
            .accepter = {.account = input.peer_owner_id.value_or(account), .region = input.peer_region.value_or(context.region()),
                         .vpc = input.peer_vpc_id.value_or("")}};
}

bool overlap(const std::vector<std::string>& some, const std::vector<std::string>& others) {
    return std::ranges::any_of(some, [&](const std::string& one) {
        return std::ranges::any_of(others, [&](const std::string& other) { return read_cidr(one)->overlaps(*read_cidr(other)); });
    });
}

bool are_connected(const Context& context, const PeeringRecord& wanted) {
    return first_that(context, peerings, [&](const PeeringRecord& one) {
        const auto status = status_of(context, one);
        if (status != "pending-acceptance" && status != "active") return false;
        return (one.requester.vpc == wanted.requester.vpc && one.accepter.vpc == wanted.accepter.vpc) ||
               (one.requester.vpc == wanted.accepter.vpc && one.accepter.vpc == wanted.requester.vpc);
    }).has_value();
}

}  // namespace

Result<Access> create_vpc_peering_connection_access(const Context& context, const CreateVpcPeeringConnectionInput& input) {
    constexpr std::string_view action = "ec2:CreateVpcPeeringConnection";
    Keys keys;
    add_sides(keys, wanted(context, input));
    auto questions = on_new(context, action, "vpc-peering-connection", input.tag_specifications, std::move(keys));
    questions.push_back(on(context, action, input.vpc_id, "vpc"));
    return asks(std::move(questions));
}

Result<CreateVpcPeeringConnectionOutput> create_vpc_peering_connection(Context& context, const CreateVpcPeeringConnectionInput& input) {
    BACKLOT_CHECK(begin(input, {"PeerRegion", "TagSpecifications", "VpcId", "PeerVpcId", "PeerOwnerId"}));
    if (!input.peer_vpc_id) return errors::missing("peerVpcId");
    BACKLOT_CHECK(need(context, vpcs, input.vpc_id));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "vpc-peering-connection"));
    auto peering = wanted(context, input);
    peering.id = new_id(context, "pcx-");
    peering.created = context.now();
    peering.requester.cidrs = cidrs_of(context, peering.requester);
    const auto others = cidrs_of(context, peering.accepter);
    const bool is_possible = !others.empty() && !overlap(peering.requester.cidrs, others) && !are_connected(context, peering);
    peering.status = is_possible ? "pending-acceptance" : "failed";
    if (!is_possible) peering.ended = context.now();
    keep_peering(context, peering);
    keep_tags(context, peering.id, tags);

    auto shape = peering_shape(context, peering);
    shape.status = VpcPeeringConnectionStateReason{.code = "initiating-request", .message = "Initiating Request to " + peering.accepter.account};
    return CreateVpcPeeringConnectionOutput{.vpc_peering_connection = std::move(shape)};
}

}  // namespace backlot::ec2
