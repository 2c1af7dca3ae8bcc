// Where a request from inside a VPC stands for policies: behind the endpoint that takes it, or at the public address of
// its interface or its NAT gateway.
//
// A subnet's requests to a service go by the gateway endpoint of that service which the subnet's route table has, else by an
// interface endpoint of the VPC with private names. The endpoint's policy then enters the decision, and aws:SourceVpce,
// aws:SourceVpc and aws:VpcSourceIp stand for aws:SourceIp.
//
// Source: IAM User Guide, "AWS global condition context keys" (aws:SourceVpc, aws:SourceVpce, aws:VpcSourceIp, aws:SourceIp);
// AWS PrivateLink Guide, "Gateway endpoints", "Private DNS names" (traffic to S3 takes the gateway where there are both).
#include <algorithm>

#include "identity/caller.h"
#include "services/ec2/cidr.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/routes.h"

namespace backlot::ec2 {

namespace {

// What endpoints call a service: "ecr" is two of them.
bool leads_to(std::string_view endpoint_service, std::string_view service, std::string_view region) {
    const auto prefix = "com.amazonaws." + std::string(region) + ".";
    if (!endpoint_service.starts_with(prefix)) return false;
    const auto name = endpoint_service.substr(prefix.size());
    return name == service || (service == "ecr" && (name == "ecr.api" || name == "ecr.dkr"));
}

std::optional<SubnetRecord> subnet_with(const store::View& view, const VpcHome& home, std::string_view vpc, std::string_view address) {
    const auto wanted = read_cidr(std::string(address) + "/32");
    std::optional<SubnetRecord> found;
    if (!wanted) return found;
    store::scan(view, subnets, [&](const SubnetRecord& one) {
        const auto range = read_cidr(one.cidr);
        if (one.vpc == vpc && range && range->overlaps(*wanted)) found = one;
        return !found;
    }, home.account, home.region);
    return found;
}

// Its own, or that of the NAT gateway to which the table's default route leads.
void place_at_public_address(const store::View& view, const VpcHome& home, std::string_view subnet, std::string_view table, identity::Origin& origin) {
    std::string own;
    const auto number = read_ipv4(origin.source_ip);
    const auto taken = number ? store::find(view, taken_addresses, home.account, home.region, subnet, std::uint64_t{*number}) : std::nullopt;
    const auto interface = taken ? store::find(view, interfaces, home.account, home.region, taken->interface) : std::nullopt;
    for (const auto& address : interface ? interface->addresses : std::vector<InterfaceAddress>{}) {
        if (address.address == origin.source_ip) own = address.public_ip;
    }
    if (own.empty()) {
        const auto routes = store::find(view, route_tables, home.account, home.region, table);
        for (const auto& route : routes ? routes->routes : std::vector<RouteRecord>{}) {
            if (route.destination != "0.0.0.0/0" || !route.target.starts_with("nat-")) continue;
            const auto gateway = store::find(view, nat_gateways, home.account, home.region, route.target);
            const auto address = gateway ? store::find(view, addresses, home.account, home.region, gateway->allocation) : std::nullopt;
            if (address) own = address->public_ip;
        }
    }
    if (!own.empty()) origin.source_ip = own;
}

}  // namespace

void place(const store::View& view, std::string_view service, std::string_view region, std::string_view network, identity::Origin& origin) {
    const auto home = store::find(view, vpc_homes, network);
    if (!home) return;
    const auto subnet = subnet_with(view, *home, network, origin.source_ip);
    if (!subnet) return;
    const auto table = route_table_of(view, home->account, home->region, network, subnet->id);
    std::optional<EndpointRecord> way;
    store::scan(view, endpoints_table, [&](const EndpointRecord& one) {
        if (one.vpc != network || home->region != region || !leads_to(one.service, service, region)) return;
        const bool is_routed = std::ranges::find(one.route_tables, table) != one.route_tables.end();
        const bool is_named = one.has_private_names && !one.is_inbound_only && !one.interfaces.empty();
        if (is_routed || (is_named && (!way || way->kind != gateway_kind))) way = one;
    }, home->account, home->region);
    if (!way) {
        place_at_public_address(view, *home, subnet->id, table, origin);
        return;
    }
    origin.vpce = way->id;
    origin.vpc = network;
    origin.vpce_account = home->account;
    origin.vpc_source_ip = origin.source_ip;
    origin.endpoint_policy = way->policy;
}

}  // namespace backlot::ec2
