// EC2's records of what a VPC is made with: route tables, network ACLs, DHCP options, gateways, endpoints.
#pragma once

#include "services/ec2/tables.h"

namespace backlot::ec2 {

struct RouteRecord {
    std::string destination = {};  // an IPv4 CIDR, or pl-...
    std::string target = {};       // "local"
    std::string origin = {};       // CreateRouteTable, CreateRoute
    static constexpr auto fields() {
        return std::tuple{field<1>(&RouteRecord::destination), field<2>(&RouteRecord::target),
                          field<3>(&RouteRecord::origin)};
    }
};

// That a subnet has another route table, or network ACL, than its VPC's.
struct SubnetLink {
    std::string id = {};      // rtbassoc-..., aclassoc-...
    std::string subnet = {};  // empty: the VPC's main table
    static constexpr auto fields() { return std::tuple{field<1>(&SubnetLink::id), field<2>(&SubnetLink::subnet)}; }
};

// A route table. Key: account, region, id.
struct RouteTableRecord {
    static constexpr std::string_view type = "route-table";
    std::string id = {};
    std::string vpc = {};
    std::vector<RouteRecord> routes = {};
    std::vector<SubnetLink> links = {};

    [[nodiscard]] bool is_main() const {
        for (const auto& link : links)
            if (link.subnet.empty()) return true;
        return false;
    }
    static constexpr auto fields() {
        return std::tuple{field<1>(&RouteTableRecord::id), field<2>(&RouteTableRecord::vpc),
                          field<3>(&RouteTableRecord::routes), field<4>(&RouteTableRecord::links)};
    }
};

struct AclEntryRecord {
    bool is_egress = false;
    std::int64_t number = 0;
    std::string protocol = {};  // "-1" or a number
    bool allows = false;
    std::string cidr = {};
    std::string cidr6 = {};
    std::optional<std::int64_t> from_port = {};
    std::optional<std::int64_t> to_port = {};
    std::optional<std::int64_t> icmp_type = {};
    std::optional<std::int64_t> icmp_code = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&AclEntryRecord::is_egress), field<2>(&AclEntryRecord::number),
                          field<3>(&AclEntryRecord::protocol),  field<4>(&AclEntryRecord::allows),
                          field<5>(&AclEntryRecord::cidr),      field<6>(&AclEntryRecord::cidr6),
                          field<7>(&AclEntryRecord::from_port), field<8>(&AclEntryRecord::to_port),
                          field<9>(&AclEntryRecord::icmp_type), field<10>(&AclEntryRecord::icmp_code)};
    }
};

// A network ACL. Key: account, region, id.
struct AclRecord {
    static constexpr std::string_view type = "network-acl";
    std::string id = {};
    std::string vpc = {};
    bool is_default = false;
    std::vector<AclEntryRecord> entries = {};  // by number, ingress first
    std::vector<SubnetLink> links = {};        // every subnet has one

    static constexpr auto fields() {
        return std::tuple{field<1>(&AclRecord::id), field<2>(&AclRecord::vpc), field<3>(&AclRecord::is_default),
                          field<4>(&AclRecord::entries), field<5>(&AclRecord::links)};
    }
};

struct DhcpValue {
    std::string key = {};
    std::vector<std::string> values = {};
    static constexpr auto fields() { return std::tuple{field<1>(&DhcpValue::key), field<2>(&DhcpValue::values)}; }
};

// DHCP options. Key: account, region, id.
struct DhcpRecord {
    static constexpr std::string_view type = "dhcp-options";
    std::string id = {};
    bool is_default = false;
    std::vector<DhcpValue> options = {};
    static constexpr auto fields() {
        return std::tuple{field<1>(&DhcpRecord::id), field<2>(&DhcpRecord::is_default),
                          field<3>(&DhcpRecord::options)};
    }
};

// An internet gateway. Key: account, region, id.
struct InternetGatewayRecord {
    static constexpr std::string_view type = "internet-gateway";
    std::string id = {};
    std::string vpc = {};  // empty: attached to none

    static constexpr auto fields() {
        return std::tuple{field<1>(&InternetGatewayRecord::id), field<2>(&InternetGatewayRecord::vpc)};
    }
};

// A VPC endpoint. Key: account, region, id.
struct EndpointRecord {
    static constexpr std::string_view type = "vpc-endpoint";
    std::string id = {};
    std::string vpc = {};
    std::string service = {};  // "com.amazonaws.eu-west-2.s3"
    std::string kind = {};     // Gateway, Interface
    std::string policy = {};   // its principals canonical; empty: everything
    std::vector<std::string> route_tables = {};
    std::vector<std::string> subnets = {};
    std::vector<std::string> interfaces = {};
    std::vector<std::string> groups = {};
    bool has_private_names = false;
    Time created{};
    bool is_inbound_only = false;  // its private names are for resolvers outside the VPC alone

    static constexpr auto fields() {
        return std::tuple{field<1>(&EndpointRecord::id),           field<2>(&EndpointRecord::vpc),
                          field<3>(&EndpointRecord::service),      field<4>(&EndpointRecord::kind),
                          field<5>(&EndpointRecord::policy),       field<6>(&EndpointRecord::route_tables),
                          field<7>(&EndpointRecord::subnets),      field<8>(&EndpointRecord::interfaces),
                          field<9>(&EndpointRecord::groups),       field<10>(&EndpointRecord::has_private_names),
                          field<11>(&EndpointRecord::created),     field<12>(&EndpointRecord::is_inbound_only)};
    }
};

// An Elastic IP address. Key: account, region, id.
struct AddressRecord {
    static constexpr std::string_view type = "elastic-ip";
    std::string id = {};  // eipalloc-...
    std::string public_ip = {};
    std::string association = {};  // eipassoc-...; empty: with nothing
    std::string interface = {};
    std::string private_address = {};
    std::string gateway = {};  // nat-...: it goes when that does

    static constexpr auto fields() {
        return std::tuple{field<1>(&AddressRecord::id),          field<2>(&AddressRecord::public_ip),
                          field<3>(&AddressRecord::association), field<4>(&AddressRecord::interface),
                          field<5>(&AddressRecord::private_address), field<6>(&AddressRecord::gateway)};
    }
};

// A NAT gateway. Key: account, region, id.
struct NatGatewayRecord {
    static constexpr std::string_view type = "natgateway";
    std::string id = {};
    std::string vpc = {};
    std::string subnet = {};
    std::string interface = {};
    std::string allocation = {};  // empty: a private one
    Time created{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&NatGatewayRecord::id),        field<2>(&NatGatewayRecord::vpc),
                          field<3>(&NatGatewayRecord::subnet),    field<4>(&NatGatewayRecord::interface),
                          field<5>(&NatGatewayRecord::allocation), field<6>(&NatGatewayRecord::created)};
    }
};

// A key pair: what is public of it. Key: account, region, id.
struct KeyPairRecord {
    static constexpr std::string_view type = "key-pair";
    std::string id = {};  // key-...
    std::string name = {};
    std::string kind = {};  // "rsa", "ed25519"
    std::string fingerprint = {};
    std::string public_key = {};  // as OpenSSH has it
    Time created{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&KeyPairRecord::id),          field<2>(&KeyPairRecord::name),
                          field<3>(&KeyPairRecord::kind),        field<4>(&KeyPairRecord::fingerprint),
                          field<5>(&KeyPairRecord::public_key),  field<6>(&KeyPairRecord::created)};
    }
};

// Whose a VPC is. Key: its id.
struct VpcHome {
    std::string account = {};
    std::string region = {};
    static constexpr auto fields() { return std::tuple{field<1>(&VpcHome::account), field<2>(&VpcHome::region)}; }
};

inline constexpr store::Table<RouteTableRecord> route_tables{230, "ec2-route-tables"};
inline constexpr store::Table<AclRecord> acls{231, "ec2-network-acls"};
inline constexpr store::Table<EndpointRecord> endpoints_table{232, "ec2-vpc-endpoints"};
inline constexpr store::Table<InternetGatewayRecord> internet_gateways{233, "ec2-internet-gateways"};
inline constexpr store::Table<AddressRecord> addresses{234, "ec2-elastic-addresses"};
inline constexpr store::Table<NatGatewayRecord> nat_gateways{235, "ec2-nat-gateways"};
inline constexpr store::Table<VpcHome> vpc_homes{237, "ec2-vpc-homes"};
inline constexpr store::Table<KeyPairRecord> key_pairs{238, "ec2-key-pairs"};
inline constexpr store::Table<DhcpRecord> dhcp_options_table{236, "ec2-dhcp-options"};

}  // namespace backlot::ec2
