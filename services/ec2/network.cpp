#include "services/ec2/network.h"

#include <algorithm>

#include "services/ec2/acls.h"
#include "services/ec2/groups.h"
#include "services/ec2/tags.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

constexpr int widest_network_bits = 16;
constexpr int narrowest_network_bits = 28;
constexpr std::int64_t reserved_addresses = 5;  // the first four and the last of a subnet

// Every region has a set of DHCP options from the beginning: made when its first VPC needs it.
std::string default_dhcp(Context& context) {
    if (const auto found = first_that(context, dhcp_options_table, [](const DhcpRecord& one) { return one.is_default; })) {
        return found->id;
    }
    const auto domain = context.region() == "us-east-1" ? "ec2.internal" : context.region() + ".compute.internal";
    DhcpRecord made{.id = new_id(context, "dopt-"),
                    .is_default = true,
                    .options = {{.key = "domain-name", .values = {domain}},
                                {.key = "domain-name-servers", .values = {"AmazonProvidedDNS"}}}};
    keep(context, dhcp_options_table, made);
    return made.id;
}

Result<Cidr> network_range(const std::optional<std::string>& text, std::string_view code) {
    if (!text) return errors::missing("CidrBlock");
    const auto cidr = read_cidr(*text);
    if (!cidr) return errors::invalid_value(*text, "cidrBlock", "This is not a valid CIDR block.");
    if (cidr->bits < widest_network_bits || cidr->bits > narrowest_network_bits) {
        return errors::make(code, "The CIDR '" + *text + "' is invalid.");
    }
    return *cidr;
}

}  // namespace

VpcRecord make_vpc(Context& context, VpcRecord draft, const Cidr& cidr) {
    draft.id = new_id(context, "vpc-");
    draft.cidr = cidr.text();
    draft.association = new_id(context, "vpc-cidr-assoc-");
    draft.dhcp_options = default_dhcp(context);
    keep(context, vpcs, draft);
    store::put(context.writes(), vpc_homes, {.account = owner_of(context), .region = context.region()}, draft.id);
    keep(context, route_tables,
         RouteTableRecord{.id = new_id(context, "rtb-"),
                          .vpc = draft.id,
                          .routes = {{.destination = draft.cidr, .target = "local", .origin = "CreateRouteTable"}},
                          .links = {{.id = new_id(context, "rtbassoc-"), .subnet = {}}}});
    keep(context, acls, default_acl(new_id(context, "acl-"), draft.id));
    make_default_group(context, draft.id);
    return draft;
}

VpcRecord make_default_vpc(Context& context) {
    const auto vpc = make_vpc(context, {.is_default = true, .has_dns_hostnames = true}, *read_cidr("172.31.0.0/16"));
    const InternetGatewayRecord gateway{.id = new_id(context, "igw-"), .vpc = vpc.id};
    keep(context, internet_gateways, gateway);
    auto table = *first_that(context, route_tables, [&](const RouteTableRecord& one) { return one.vpc == vpc.id; });
    table.routes.push_back({.destination = "0.0.0.0/0", .target = gateway.id, .origin = "CreateRoute"});
    keep(context, route_tables, table);
    for (const auto& zone : zones_of(context.region())) make_default_subnet(context, vpc, zone);
    return vpc;
}

SubnetRecord make_subnet(Context& context, const VpcRecord& vpc, const SubnetDraft& draft) {
    SubnetRecord subnet{.id = new_id(context, "subnet-"),
                        .vpc = vpc.id,
                        .cidr = draft.cidr.text(),
                        .zone = draft.zone,
                        .is_default = draft.is_default,
                        .maps_public_ip = draft.maps_public_ip};
    keep(context, subnets, subnet);
    auto acl = first_that(context, acls, [&](const AclRecord& one) { return one.vpc == vpc.id && one.is_default; });
    if (acl) {
        acl->links.push_back({.id = new_id(context, "aclassoc-"), .subnet = subnet.id});
        keep(context, acls, *acl);
    }
    return subnet;
}

std::optional<SubnetRecord> make_default_subnet(Context& context, const VpcRecord& vpc, const std::string& zone) {
    constexpr int default_subnet_bits = 20;
    const auto whole = read_cidr(vpc.cidr);
    const auto others = subnets_of(context, vpc.id);
    Cidr range{.base = whole->base, .bits = default_subnet_bits};
    for (; whole->contains(range); range.base += static_cast<std::uint32_t>(range.size())) {
        const bool is_free = std::ranges::none_of(others, [&](const SubnetRecord& one) { return read_cidr(one.cidr)->overlaps(range); });
        if (is_free) return make_subnet(context, vpc, {.cidr = range, .zone = zone, .is_default = true, .maps_public_ip = true});
    }
    return std::nullopt;
}

Result<Cidr> vpc_range(const std::optional<std::string>& text) { return network_range(text, "InvalidVpc.Range"); }

Result<Cidr> subnet_range(const std::optional<std::string>& text, const VpcRecord& vpc) {
    BACKLOT_TRY(cidr, network_range(text, "InvalidSubnet.Range"));
    const bool lies_in_it = std::ranges::any_of(vpc.ranges(), [&](const RangeRecord& one) { return read_cidr(one.cidr)->contains(cidr); });
    if (!lies_in_it) {
        return errors::make("InvalidSubnet.Range", "The CIDR '" + *text + "' is invalid.");
    }
    return cidr;
}

Result<std::string> wanted_zone(const Context& context, const std::optional<std::string>& name,
                                const std::optional<std::string>& id) {
    const auto zones = zones_of(context.region());
    if (!name && !id) return zones.front();
    for (const auto& zone : zones) {
        if ((!name || *name == zone) && (!id || *id == zone_id(context.region(), zone))) return zone;
    }
    std::string all;
    for (const auto& zone : zones) all += (all.empty() ? "" : ", ") + zone;
    return errors::invalid_value(name ? *name : *id, name ? "availabilityZone" : "availabilityZoneId",
                                 "Subnets can currently only be created in the following availability zones: " + all +
                                     ".");
}

std::vector<SubnetRecord> subnets_of(const Context& context, std::string_view vpc) {
    return all_that(context, subnets, [&](const SubnetRecord& one) { return one.vpc == vpc; });
}

std::int64_t count_free_addresses(const Context& context, const SubnetRecord& subnet) {
    std::int64_t taken = 0;
    store::scan(context.view(), taken_addresses, [&](const TakenAddress&) { ++taken; }, owner_of(context),
                context.region(), subnet.id);
    const auto cidr = read_cidr(subnet.cidr);
    return static_cast<std::int64_t>(cidr ? cidr->size() : 0) - reserved_addresses - taken;
}

std::optional<VpcRecord> default_vpc(const Context& context) {
    return first_that(context, vpcs, [](const VpcRecord& one) { return one.is_default; });
}

VpcCidrBlockAssociation range_shape(const RangeRecord& range, std::string state) {
    return {.association_id = range.association, .cidr_block = range.cidr, .cidr_block_state = VpcCidrBlockState{.state = std::move(state)}};
}

Vpc vpc_shape(const Context& context, const VpcRecord& vpc) {
    Vpc shape{.owner_id = owner_of(context),
              .instance_tenancy = vpc.tenancy,
              .is_default = vpc.is_default,
              .tags = tag_list_of(context, vpc.id),
              .vpc_id = vpc.id,
              .state = "available",
              .cidr_block = vpc.cidr,
              .dhcp_options_id = vpc.dhcp_options};
    for (const auto& range : vpc.ranges()) shape.cidr_block_association_set.push_back(range_shape(range, "associated"));
    return shape;
}

Subnet subnet_shape(const Context& context, const SubnetRecord& subnet) {
    Subnet shape{.availability_zone_id = zone_id(context.region(), subnet.zone),
                 .map_customer_owned_ip_on_launch = false,
                 .owner_id = owner_of(context),
                 .assign_ipv6address_on_creation = false,
                 .tags = tag_list_of(context, subnet.id),
                 .subnet_arn = "arn:aws:ec2:" + context.region() + ":" + owner_of(context) + ":subnet/" + subnet.id,
                 .enable_dns64 = false,
                 .ipv6native = false,
                 .subnet_id = subnet.id,
                 .state = "available",
                 .vpc_id = subnet.vpc,
                 .cidr_block = subnet.cidr,
                 .available_ip_address_count = count_free_addresses(context, subnet),
                 .availability_zone = subnet.zone,
                 .default_for_az = subnet.is_default,
                 .map_public_ip_on_launch = subnet.maps_public_ip};
    shape.ipv6cidr_block_association_set.given = true;
    shape.private_dns_name_options_on_launch =
        PrivateDnsNameOptionsOnLaunch{.hostname_type = subnet.hostname_type,
                                      .enable_resource_name_dns_a_record = subnet.has_a_record,
                                      .enable_resource_name_dns_aaaa_record = false};
    return shape;
}

}  // namespace backlot::ec2
