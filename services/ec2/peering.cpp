#include "services/ec2/peering.h"

#include "services/ec2/gateways.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

constexpr auto request_lasts = std::chrono::days{7};
constexpr auto short_while = std::chrono::hours{2};
constexpr auto long_while = std::chrono::days{2};

std::string vpc_arn(const PeerSide& side) { return "arn:aws:ec2:" + side.region + ":" + side.account + ":vpc/" + side.vpc; }

std::string message_of(const PeeringRecord& peering, std::string_view status) {
    if (status == "pending-acceptance") return "Pending Acceptance by " + peering.accepter.account;
    if (status == "active") return "Active";
    if (status == "rejected") return "Rejected by " + peering.ended_by;
    if (status == "deleted") return "Deleted by " + peering.ended_by;
    if (status == "failed") return "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range";
    return "Expired";
}

VpcPeeringConnectionVpcInfo side_shape(const PeerSide& side) {
    VpcPeeringConnectionVpcInfo shape{.owner_id = side.account, .vpc_id = side.vpc, .region = side.region};
    if (side.cidrs.empty()) return shape;
    shape.cidr_block = side.cidrs.front();
    for (const auto& cidr : side.cidrs) shape.cidr_block_set.push_back({.cidr_block = cidr});
    shape.peering_options = VpcPeeringConnectionOptionsDescription{.allow_dns_resolution_from_remote_vpc = false,
                                                                   .allow_egress_from_local_classic_link_to_remote_vpc = false,
                                                                   .allow_egress_from_local_vpc_to_remote_classic_link = false};
    return shape;
}

}  // namespace

void add_sides(Keys& keys, const PeeringRecord& peering) {
    keys.push_back({.name = "ec2:RequesterVpc", .values = {vpc_arn(peering.requester)}});
    keys.push_back({.name = "ec2:AccepterVpc", .values = {vpc_arn(peering.accepter)}});
}

std::string status_of(const Context& context, const PeeringRecord& peering) {
    const bool is_over = peering.status == "pending-acceptance" && context.now() >= peering.created + request_lasts;
    return is_over ? "expired" : peering.status;
}

// Two hours for whoever ended it, two days for the other; a request that failed the accepter never sees.
bool is_shown(const Context& context, const PeeringRecord& peering) {
    const auto status = status_of(context, peering);
    if (status == "expired") return context.now() < peering.created + request_lasts + long_while;
    if (!peering.ended) return true;
    const bool is_short = status == "failed" || peering.ended_by == owner_of(context);
    return context.now() < *peering.ended + (is_short ? std::chrono::hours{short_while} : std::chrono::hours{long_while});
}

Result<PeeringRecord> need_peering(const Context& context, std::string_view id) {
    BACKLOT_TRY(found, need(context, peerings, id));
    if (!is_shown(context, found)) return fail(not_found(kind_of_type(PeeringRecord::type), id));
    return std::move(found);
}

Result<PeeringRecord> need_request(const Context& context, std::string_view id, std::string_view verb) {
    BACKLOT_TRY(peering, need_peering(context, id));
    if (peering.accepter.account != owner_of(context)) {
        return errors::make("OperationNotPermitted", "User (" + owner_of(context) + ") cannot " + std::string(verb) + " peering " + peering.id);
    }
    if (peering.accepter.region != context.region()) {
        return errors::make("OperationNotPermitted", "Incorrect region (" + context.region() + ") specified for this request. VPC peering connection " +
                                                         peering.id + " must be accepted in region " + peering.accepter.region);
    }
    return std::move(peering);
}

errors::Failure bad_transition(const Context& context, const PeeringRecord& peering, std::string_view to) {
    return errors::make("InvalidStateTransition", "Invalid state transition for " + peering.id + ", attempted to transition from " +
                                                      status_of(context, peering) + " to " + std::string(to));
}

void keep_peering(Context& context, const PeeringRecord& peering) {
    store::put(context.writes(), peerings, peering, peering.requester.account, peering.requester.region, peering.id);
    if (peering.status == "failed") return;
    store::put(context.writes(), peerings, peering, peering.accepter.account, peering.accepter.region, peering.id);
}

void end_peering(Context& context, PeeringRecord peering, std::string_view status) {
    peering.status = status;
    peering.ended = context.now();
    peering.ended_by = owner_of(context);
    keep_peering(context, peering);
}

std::vector<std::string> cidrs_of(const Context& context, const PeerSide& side) {
    const auto vpc = context.find(vpcs, side.account, side.region, side.vpc);
    std::vector<std::string> cidrs;
    if (!vpc) return cidrs;
    for (const auto& range : vpc->ranges()) cidrs.push_back(range.cidr);
    return cidrs;
}

VpcPeeringConnection peering_shape(const Context& context, const PeeringRecord& peering) {
    const auto status = status_of(context, peering);
    VpcPeeringConnection shape{.accepter_vpc_info = side_shape(peering.accepter),
                               .requester_vpc_info = side_shape(peering.requester),
                               .status = VpcPeeringConnectionStateReason{.code = status, .message = message_of(peering, status)},
                               .tags = tag_list_of(context, peering.id),
                               .vpc_peering_connection_id = peering.id};
    shape.tags.given = true;
    if (status == "pending-acceptance" || status == "expired") shape.expiration_time = peering.created + request_lasts;
    return shape;
}

}  // namespace backlot::ec2
