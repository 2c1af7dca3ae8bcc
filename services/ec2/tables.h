// EC2's records: virtual private clouds, subnets, security groups with their rules, network interfaces, tags.
//
// Tables 220 to 249; those of what a VPC is made with are in gateways.h. Whatever has an id has its tags in a
// table of their own, by that id.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clock/clock.h"
#include "kernel/context.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::ec2 {

using clock::Time;
using identity::Question;
using kernel::Access;
using kernel::Context;
using store::field;
using Tags = std::map<std::string, std::string>;
using Keys = std::vector<identity::ConditionKey>;

// A range that a VPC has beside its first.
struct RangeRecord {
    std::string association = {};  // vpc-cidr-assoc-...
    std::string cidr = {};
    friend bool operator==(const RangeRecord&, const RangeRecord&) = default;
    static constexpr auto fields() { return std::tuple{field<1>(&RangeRecord::association), field<2>(&RangeRecord::cidr)}; }
};

// A VPC. Key: account, region, id.
struct VpcRecord {
    static constexpr std::string_view type = "vpc";
    std::string id = {};
    std::string cidr = {};
    std::string association = {};  // of the CIDR
    std::string tenancy = "default";
    bool is_default = false;
    bool has_dns_support = true;
    bool has_dns_hostnames = false;
    bool has_usage_metrics = false;
    std::string dhcp_options = {};  // dopt-..., "default": none
    std::vector<RangeRecord> further = {};

    // The first one and the others.
    [[nodiscard]] std::vector<RangeRecord> ranges() const {
        std::vector<RangeRecord> all{{.association = association, .cidr = cidr}};
        all.insert(all.end(), further.begin(), further.end());
        return all;
    }
    static constexpr auto fields() {
        return std::tuple{field<1>(&VpcRecord::id),
                          field<2>(&VpcRecord::cidr),
                          field<3>(&VpcRecord::association),
                          field<4>(&VpcRecord::tenancy),
                          field<5>(&VpcRecord::is_default),
                          field<6>(&VpcRecord::has_dns_support),
                          field<7>(&VpcRecord::has_dns_hostnames),
                          field<8>(&VpcRecord::has_usage_metrics),
                          field<9>(&VpcRecord::dhcp_options),
                          field<10>(&VpcRecord::further)};
    }
};

// A subnet. Key: account, region, id.
struct SubnetRecord {
    static constexpr std::string_view type = "subnet";
    std::string id = {};
    std::string vpc = {};
    std::string cidr = {};
    std::string zone = {};  // "eu-west-2a"
    bool is_default = false;
    bool maps_public_ip = false;
    std::string hostname_type = "ip-name";
    bool has_a_record = false;

    static constexpr auto fields() {
        return std::tuple{field<1>(&SubnetRecord::id),         field<2>(&SubnetRecord::vpc),
                          field<3>(&SubnetRecord::cidr),       field<4>(&SubnetRecord::zone),
                          field<5>(&SubnetRecord::is_default), field<6>(&SubnetRecord::maps_public_ip),
                          field<7>(&SubnetRecord::hostname_type), field<8>(&SubnetRecord::has_a_record)};
    }
};

// A security group. Key: account, region, id.
struct GroupRecord {
    static constexpr std::string_view type = "security-group";
    std::string id = {};
    std::string name = {};
    std::string description = {};
    std::string vpc = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&GroupRecord::id), field<2>(&GroupRecord::name),
                          field<3>(&GroupRecord::description), field<4>(&GroupRecord::vpc)};
    }
};

// A rule of a security group: one peer. Key: account, region, the group's id, id.
struct RuleRecord {
    static constexpr std::string_view type = "security-group-rule";
    std::string id = {};
    std::string group = {};
    bool is_egress = false;
    std::string protocol = {};  // tcp, udp, icmp, icmpv6, -1: all, or a number
    std::int64_t from_port = -1;
    std::int64_t to_port = -1;
    // One of these.
    std::string cidr = {};
    std::string cidr6 = {};
    std::string prefix_list = {};
    std::string peer = {};  // a group's id
    std::string description = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&RuleRecord::id),          field<2>(&RuleRecord::group),
                          field<3>(&RuleRecord::is_egress),   field<4>(&RuleRecord::protocol),
                          field<5>(&RuleRecord::from_port),   field<6>(&RuleRecord::to_port),
                          field<7>(&RuleRecord::cidr),        field<8>(&RuleRecord::cidr6),
                          field<9>(&RuleRecord::prefix_list), field<10>(&RuleRecord::peer),
                          field<11>(&RuleRecord::description)};
    }
};

// A private address of an interface, and what it is on the Internet.
struct InterfaceAddress {
    std::string address = {};
    std::string public_ip = {};  // of Amazon's pool; empty: none

    static constexpr auto fields() {
        return std::tuple{field<1>(&InterfaceAddress::address), field<2>(&InterfaceAddress::public_ip)};
    }
};

struct AttachmentRecord {
    std::string id = {};        // eni-attach-..., ela-attach-...
    std::string instance = {};  // empty: of a service
    std::string owner = {};     // account or alias of the instance's owner
    std::int64_t device = 0;
    bool deletes_on_termination = false;
    Time at{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&AttachmentRecord::id),     field<2>(&AttachmentRecord::instance),
                          field<3>(&AttachmentRecord::owner),  field<4>(&AttachmentRecord::device),
                          field<5>(&AttachmentRecord::deletes_on_termination), field<6>(&AttachmentRecord::at)};
    }
};

// A network interface. Key: account, region, id.
struct InterfaceRecord {
    static constexpr std::string_view type = "network-interface";
    std::string id = {};
    std::string vpc = {};
    std::string subnet = {};
    std::string zone = {};
    std::string mac = {};
    std::string kind = "interface";
    std::string description = {};
    std::vector<InterfaceAddress> addresses = {};  // the primary one first
    std::vector<std::string> groups = {};
    bool checks_source = true;
    std::string requester = {};  // the service that made it; empty: its owner did
    std::string operator_ = {};  // the service that manages it, as CreateNetworkInterface named it
    std::optional<AttachmentRecord> attachment = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&InterfaceRecord::id),          field<2>(&InterfaceRecord::vpc),
                          field<3>(&InterfaceRecord::subnet),      field<4>(&InterfaceRecord::zone),
                          field<5>(&InterfaceRecord::mac),         field<6>(&InterfaceRecord::kind),
                          field<7>(&InterfaceRecord::description), field<8>(&InterfaceRecord::addresses),
                          field<9>(&InterfaceRecord::groups),      field<10>(&InterfaceRecord::checks_source),
                          field<11>(&InterfaceRecord::requester),  field<12>(&InterfaceRecord::operator_),
                          field<13>(&InterfaceRecord::attachment)};
    }
};

// Whose an address of a subnet is. Key: account, region, the subnet's id, the address as a number.
struct TakenAddress {
    std::string interface = {};
    static constexpr auto fields() { return std::tuple{field<1>(&TakenAddress::interface)}; }
};

// Whose a public address is. Key: the address.
struct PublicAddress {
    std::string account = {};
    std::string region = {};
    std::string holder = {};  // eni-...
    static constexpr auto fields() {
        return std::tuple{field<1>(&PublicAddress::account), field<2>(&PublicAddress::region),
                          field<3>(&PublicAddress::holder)};
    }
};

// Tags of whatever has an id. Key: account, region, id.
struct TagsRecord {
    std::string id = {};
    Tags tags = {};
    static constexpr auto fields() { return std::tuple{field<1>(&TagsRecord::id), field<2>(&TagsRecord::tags)}; }
};

// What a call with a client token made. Key: account, region, operation, token.
struct TokenRecord {
    std::string id = {};      // of what was made
    std::string digest = {};  // SHA-256 of the parameters
    static constexpr auto fields() { return std::tuple{field<1>(&TokenRecord::id), field<2>(&TokenRecord::digest)}; }
};

inline constexpr store::Table<VpcRecord> vpcs{220, "ec2-vpcs"};
inline constexpr store::Table<SubnetRecord> subnets{222, "ec2-subnets"};
inline constexpr store::Table<GroupRecord> groups{223, "ec2-security-groups"};
inline constexpr store::Table<RuleRecord> rules{224, "ec2-security-group-rules"};
inline constexpr store::Table<InterfaceRecord> interfaces{225, "ec2-network-interfaces"};
inline constexpr store::Table<TakenAddress> taken_addresses{226, "ec2-taken-addresses"};
inline constexpr store::Table<PublicAddress> public_addresses{227, "ec2-public-addresses"};
inline constexpr store::Table<TagsRecord> tags_table{228, "ec2-tags"};
inline constexpr store::Table<TokenRecord> tokens{229, "ec2-client-tokens"};

}  // namespace backlot::ec2
