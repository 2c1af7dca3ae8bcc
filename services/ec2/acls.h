// Network ACLs: their entries in order, and their shape.
//
// Source: Amazon VPC User Guide, "Control subnet traffic with network access control lists".
#pragma once

#include "services/ec2/gateways.h"
#include "services/ec2/model.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

inline constexpr std::int64_t last_rule_number = 32'767;  // "*": refuses what no other entry decides

// A VPC's first one lets everything through.
[[nodiscard]] AclRecord default_acl(std::string id, std::string vpc);
// One that is made refuses everything.
[[nodiscard]] AclRecord new_acl(std::string id, std::string vpc);
[[nodiscard]] NetworkAcl acl_shape(const Context& context, const AclRecord& acl);

// What an entry of a request says.
struct EntryRequest {
    bool is_egress = false;
    std::int64_t number = 0;
    std::string protocol = {};
    std::string action = {};
    std::optional<std::string> cidr = {};
    std::optional<std::string> cidr6 = {};
    std::optional<IcmpTypeCode> icmp = {};
    std::optional<PortRange> ports = {};
};
// As it is kept. Fails with InvalidParameterValue, MissingParameter, InvalidParameterCombination.
[[nodiscard]] Result<AclEntryRecord> entry_in(const EntryRequest& request);
[[nodiscard]] AclEntryRecord* find_entry(AclRecord& acl, bool is_egress, std::int64_t number);
// Keeps the order: ingress first, by number.
void put_entry(AclRecord& acl, AclEntryRecord entry);
// "InvalidNetworkAclEntry.NotFound"
[[nodiscard]] errors::Failure no_entry(const AclRecord& acl, bool is_egress, std::int64_t number);

}  // namespace backlot::ec2
