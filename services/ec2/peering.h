// VPC peering connections: two VPCs, of any account and region, whose routes may lead to each other.
//
// Each side has a row of its own under the same id, with all that both know. A request is pending until the accepter's
// account says yes or no, for seven days; what has ended is shown for a while.
//
// Source: Amazon VPC Peering Guide, "How VPC peering connections work" ("VPC peering connection lifecycle"), "Create a VPC
// peering connection", "Delete a VPC peering connection".
#pragma once

#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

struct PeerSide {
    std::string account = {};
    std::string region = {};
    std::string vpc = {};
    std::vector<std::string> cidrs = {};  // of the accepter: once it has accepted

    static constexpr auto fields() {
        return std::tuple{field<1>(&PeerSide::account), field<2>(&PeerSide::region), field<3>(&PeerSide::vpc),
                          field<4>(&PeerSide::cidrs)};
    }
};

// A VPC peering connection. Key: account and region of a side, id.
struct PeeringRecord {
    static constexpr std::string_view type = "vpc-peering-connection";
    std::string id = {};
    PeerSide requester = {};
    PeerSide accepter = {};
    std::string status = {};  // pending-acceptance, active, rejected, deleted, failed
    Time created{};
    std::optional<Time> ended = {};
    std::string ended_by = {};  // account

    static constexpr auto fields() {
        return std::tuple{field<1>(&PeeringRecord::id),       field<2>(&PeeringRecord::requester),
                          field<3>(&PeeringRecord::accepter), field<4>(&PeeringRecord::status),
                          field<5>(&PeeringRecord::created),  field<6>(&PeeringRecord::ended),
                          field<7>(&PeeringRecord::ended_by)};
    }
};

inline constexpr store::Table<PeeringRecord> peerings{239, "ec2-vpc-peering-connections"};

// ec2:RequesterVpc and ec2:AccepterVpc.
void add_sides(Keys& keys, const PeeringRecord& peering);
// As the clock has it: "expired" after seven days of waiting.
[[nodiscard]] std::string status_of(const Context& context, const PeeringRecord& peering);
// Whether the account still sees it.
[[nodiscard]] bool is_shown(const Context& context, const PeeringRecord& peering);
// Fails with InvalidVpcPeeringConnectionId.Malformed, InvalidVpcPeeringConnectionID.NotFound.
[[nodiscard]] Result<PeeringRecord> need_peering(const Context& context, std::string_view id);
// One that the caller may accept or reject. Fails with OperationNotPermitted beside what need_peering fails with.
[[nodiscard]] Result<PeeringRecord> need_request(const Context& context, std::string_view id, std::string_view verb);
// "Invalid state transition for pcx-1, attempted to transition from rejected to deleting"
[[nodiscard]] errors::Failure bad_transition(const Context& context, const PeeringRecord& peering, std::string_view to);
// On both sides.
void keep_peering(Context& context, const PeeringRecord& peering);
void end_peering(Context& context, PeeringRecord peering, std::string_view status);
// The blocks of a VPC of any account; nothing where it is not there.
[[nodiscard]] std::vector<std::string> cidrs_of(const Context& context, const PeerSide& side);

[[nodiscard]] VpcPeeringConnection peering_shape(const Context& context, const PeeringRecord& peering);

}  // namespace backlot::ec2
