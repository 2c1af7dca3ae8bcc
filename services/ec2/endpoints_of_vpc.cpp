#include "services/ec2/endpoints_of_vpc.h"

#include <algorithm>
#include <span>

#include "base/digest.h"
#include "identity/principals.h"
#include "policy/validate.h"
#include "services/ec2/groups.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/tags.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

constexpr std::string_view service_prefix = "com.amazonaws.";
constexpr std::string_view gateway_services[] = {"s3", "dynamodb"};
// Source: AWS PrivateLink Guide, "AWS services that integrate with AWS PrivateLink".
constexpr std::string_view interface_services[] = {
    "athena", "autoscaling", "backup", "cloudformation", "cloudtrail", "codebuild", "cognito-idp", "data-servicediscovery",
    "dynamodb", "ec2", "ec2messages", "ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "elasticache", "elasticfilesystem",
    "elasticloadbalancing", "email-smtp", "events", "execute-api", "glue", "kinesis-firehose", "kinesis-streams", "kms", "lambda", "logs",
    "monitoring", "organizations", "rds", "rds-data", "s3", "sagemaker.api", "scheduler", "secretsmanager", "servicediscovery", "sns", "sqs", "ssm",
    "ssmmessages", "states", "sts", "synthetics", "xray"};
constexpr std::size_t policy_limit_bytes = 20'480;
constexpr std::string_view open_policy =
    R"({"Version":"2008-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]})";

std::string short_name(const Context& context, std::string_view service) {
    const auto prefix = std::string(service_prefix) + context.region() + ".";
    return service.starts_with(prefix) ? std::string(service.substr(prefix.size())) : std::string{};
}

bool is_one_of(std::span<const std::string_view> names, std::string_view name) { return std::ranges::find(names, name) != names.end(); }

bool has_both_kinds(const Context& context, std::string_view service) {
    const auto name = short_name(context, service);
    return is_one_of(gateway_services, name) && is_one_of(interface_services, name);
}

// Fails with NotImplemented.
Result<> check_dns_is_built(const WantedNames& wanted) {
    if (wanted.address_type && *wanted.address_type != "ipv4") return errors::not_built("backlot's endpoints have IPv4 addresses alone.");
    if (!wanted.options) return {};
    const auto& options = *wanted.options;
    if (options.dns_record_ip_type && *options.dns_record_ip_type != "ipv4") return errors::not_built("backlot's endpoints have DNS records for IPv4 alone.");
    if (options.private_dns_preference || !options.private_dns_specified_domains.empty()) {
        return errors::not_built("backlot has no endpoints whose private domains can be chosen.");
    }
    return {};
}

// Two endpoints of a VPC cannot have the same names.
Result<> check_names_are_free(const Context& context, const EndpointRecord& endpoint) {
    const auto has_them = [&](const EndpointRecord& one) {
        return one.id != endpoint.id && one.vpc == endpoint.vpc && one.service == endpoint.service && one.has_private_names;
    };
    if (!first_that(context, endpoints_table, has_them)) return {};
    return errors::make("InvalidParameter", "private-dns-enabled cannot be set because there is already a conflicting DNS domain for " +
                                                short_name(context, endpoint.service) + "." + context.region() + ".amazonaws.com in the VPC " + endpoint.vpc);
}

}  // namespace

Result<> take_names(const Context& context, EndpointRecord& endpoint, const WantedNames& wanted) {
    BACKLOT_CHECK(check_dns_is_built(wanted));
    const auto inbound_only = wanted.options ? wanted.options->private_dns_only_for_inbound_resolver_endpoint : std::nullopt;
    if (endpoint.kind == gateway_kind) {
        if (!inbound_only) return {};
        return errors::make("InvalidParameter", "DnsOptions PrivateDnsOnlyForInboundResolverEndpoint is applicable only to Interface VPC Endpoints.");
    }
    const auto vpc = look_up(context, vpcs, endpoint.vpc);
    if (wanted.private_names.value_or(false) && !(vpc && vpc->has_dns_support && vpc->has_dns_hostnames)) {
        return errors::make("InvalidParameter", "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for " + endpoint.vpc);
    }
    const bool had_names = endpoint.has_private_names;
    if (wanted.private_names) endpoint.has_private_names = *wanted.private_names;
    if (endpoint.has_private_names) BACKLOT_CHECK(check_names_are_free(context, endpoint));
    if (!has_both_kinds(context, endpoint.service)) {
        if (!inbound_only.value_or(false)) return {};
        return errors::make("InvalidParameter", "PrivateDnsOnlyForInboundResolverEndpoint is for services that have both gateway and interface endpoints.");
    }
    if (!endpoint.has_private_names) {
        endpoint.is_inbound_only = false;
        return {};
    }
    const bool is_turned_on = wanted.private_names && !had_names;
    if (inbound_only || is_turned_on) endpoint.is_inbound_only = inbound_only.value_or(true);
    const auto is_gateway = [&](const EndpointRecord& one) { return one.vpc == endpoint.vpc && one.service == endpoint.service && one.kind == gateway_kind; };
    if (!endpoint.is_inbound_only || first_that(context, endpoints_table, is_gateway)) return {};
    return errors::make("InvalidParameter", "To set PrivateDnsOnlyForInboundResolverEndpoint to true, the VPC " + endpoint.vpc +
                                                " must have a Gateway endpoint for the service.");
}

Result<> check_service(const Context& context, std::string_view service, std::string_view kind) {
    const auto name = short_name(context, service);
    const bool is_gateway = is_one_of(gateway_services, name);
    const bool is_interface = is_one_of(interface_services, name);
    if (!is_gateway && !is_interface) {
        return errors::make("InvalidServiceName", "The Vpc Endpoint Service '" + std::string(service) + "' does not exist");
    }
    if ((kind == gateway_kind && !is_gateway) || (kind == interface_kind && !is_interface)) {
        return errors::make("InvalidParameter", "Endpoint type (" + std::string(kind) + ") does not match available service types for " + std::string(service) + ".");
    }
    return {};
}

std::vector<OfferedService> offered_services(const Context& context) {
    std::vector<OfferedService> all;
    const auto add = [&](std::string_view name, std::string_view kind) {
        OfferedService one{.name = std::string(service_prefix) + context.region() + "." + std::string(name), .kind = std::string(kind)};
        one.id = "vpce-svc-0" + sha256_hex(one.name + "/" + one.kind).substr(0, 16);
        all.push_back(std::move(one));
    };
    for (const auto name : gateway_services) add(name, gateway_kind);
    for (const auto name : interface_services) add(name, interface_kind);
    std::ranges::sort(all, {}, [](const OfferedService& one) { return std::pair(one.name, one.kind); });
    return all;
}

ServiceDetail service_shape(const Context& context, const OfferedService& service) {
    const auto name = short_name(context, service.name);
    ServiceDetail shape{.service_name = service.name, .service_id = service.id, .service_region = context.region(), .owner = "amazon",
                        .vpc_endpoint_policy_supported = true, .acceptance_required = false, .manages_vpc_endpoints = false};
    shape.service_type.push_back({.service_type = service.kind});
    for (const auto& zone : zones_of(context.region())) shape.availability_zones.push_back(zone);
    shape.tags.given = true;
    const auto public_name = name + "." + context.region() + ".amazonaws.com";
    if (service.kind == gateway_kind) {
        shape.base_endpoint_dns_names.push_back(public_name);
        return shape;
    }
    shape.base_endpoint_dns_names.push_back(name + "." + context.region() + ".vpce.amazonaws.com");
    shape.private_dns_name = public_name;
    shape.private_dns_names.push_back({.private_dns_name = public_name});
    shape.private_dns_name_verification_state = "verified";
    shape.supported_ip_address_types.push_back("ipv4");
    return shape;
}

std::vector<PrefixList> prefix_lists_of(const Context& context) {
    std::vector<PrefixList> lists;
    for (const auto service : gateway_services) {
        const auto name = std::string(service_prefix) + context.region() + "." + std::string(service);
        PrefixList one{.prefix_list_id = prefix_list_of(name), .prefix_list_name = name};
        one.cidrs.push_back(service == "s3" ? "198.19.0.0/24" : "198.19.1.0/24");
        lists.push_back(std::move(one));
    }
    std::ranges::sort(lists, {}, &PrefixList::prefix_list_id);
    return lists;
}

Result<std::vector<PrefixList>> wanted_prefix_lists(const Context& context, std::span<const FilterOf<PrefixList>> filters, const Wanted& wanted,
                                                    std::string_view not_found) {
    const auto filter_named = [&](std::string_view name) { return std::ranges::find(filters, name, &FilterOf<PrefixList>::name); };
    BACKLOT_CHECK(check_wanted(wanted, [&](std::string_view name) { return filter_named(name) != filters.end(); }));
    auto lists = prefix_lists_of(context);
    for (const auto& id : wanted.ids) {
        if (std::ranges::find(lists, id, &PrefixList::prefix_list_id) == lists.end()) {
            return errors::make(not_found, "The prefix list ID '" + id + "' does not exist");
        }
    }
    std::erase_if(lists, [&](const PrefixList& one) {
        const bool is_asked = wanted.ids.empty() || std::ranges::find(wanted.ids, *one.prefix_list_id) != wanted.ids.end();
        return !is_asked || !std::ranges::all_of(wanted.filters, [&](const Filter& filter) {
            return fits_filter(filter, filter_named(filter.name.value_or(""))->values(context, one));
        });
    });
    return lists;
}

std::string prefix_list_of(std::string_view service) { return "pl-" + sha256_hex(service).substr(0, 8); }

Result<std::string> checked_endpoint_policy(const Context& context, const std::optional<std::string>& text) {
    if (!text || text->empty()) return std::string{};
    const auto invalid = [] { return errors::make("InvalidPolicyDocument", "The policy document is invalid"); };
    if (text->size() > policy_limit_bytes) return invalid();
    if (!policy::validate(*text, {.kind = policy::PolicyKind::endpoint})) return invalid();
    auto canonical = identity::canonical(context.view(), *text);
    if (!canonical) return invalid();
    return *std::move(canonical);
}

Result<> add_subnets(Context& context, EndpointRecord& endpoint, const std::vector<std::string>& ids) {
    std::vector<std::string> zones;
    for (const auto& id : endpoint.subnets) {
        if (const auto subnet = look_up(context, subnets, id)) zones.push_back(subnet->zone);
    }
    for (const auto& id : ids) {
        BACKLOT_TRY(subnet, need(context, subnets, id));
        if (subnet.vpc != endpoint.vpc) return errors::make("InvalidParameter", "The subnet " + id + " does not belong to VPC " + endpoint.vpc);
        if (std::ranges::find(zones, subnet.zone) != zones.end()) {
            return errors::make("DuplicateSubnetsInSameZone", "Found another VPC endpoint subnet in the availability zone of " + id);
        }
        BACKLOT_TRY(interface, make_interface(context, subnet, {.kind = "vpc_endpoint", .description = "VPC Endpoint Interface " + endpoint.id,
                                                                .groups = endpoint.groups, .requester = "vpce.amazonaws.com"}, {}));
        keep(context, interfaces, interface);
        zones.push_back(subnet.zone);
        endpoint.subnets.push_back(id);
        endpoint.interfaces.push_back(interface.id);
    }
    return {};
}

void remove_subnets(Context& context, EndpointRecord& endpoint, const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
        std::erase(endpoint.subnets, id);
        std::erase_if(endpoint.interfaces, [&](const std::string& one) {
            const auto interface = look_up(context, interfaces, one);
            if (interface && interface->subnet != id) return false;
            if (interface) drop_interface(context, *interface);
            return true;
        });
    }
}

Result<> add_route_tables(Context& context, EndpointRecord& endpoint, const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
        BACKLOT_TRY(table, need(context, route_tables, id));
        if (table.vpc != endpoint.vpc) return errors::make("InvalidParameter", "The route table " + id + " does not belong to VPC " + endpoint.vpc);
        const auto destination = prefix_list_of(endpoint.service);
        if (std::ranges::find(table.routes, destination, &RouteRecord::destination) != table.routes.end()) {
            return errors::make("RouteAlreadyExists", "route table " + id + " already has a route with destination-prefix-list-id " + destination);
        }
        table.routes.push_back({.destination = destination, .target = endpoint.id, .origin = "CreateRoute"});
        keep(context, route_tables, table);
        endpoint.route_tables.push_back(id);
    }
    return {};
}

void remove_route_tables(Context& context, EndpointRecord& endpoint, const std::vector<std::string>& ids) {
    for (const auto& id : ids) {
        std::erase(endpoint.route_tables, id);
        if (auto table = look_up(context, route_tables, id)) {
            std::erase_if(table->routes, [&](const RouteRecord& one) { return one.target == endpoint.id; });
            keep(context, route_tables, *table);
        }
    }
}

void drop_endpoint(Context& context, EndpointRecord endpoint) {
    remove_subnets(context, endpoint, std::vector(endpoint.subnets));
    remove_route_tables(context, endpoint, std::vector(endpoint.route_tables));
    drop(context, endpoints_table, endpoint);
}

VpcEndpoint endpoint_shape(const Context& context, const EndpointRecord& endpoint) {
    VpcEndpoint shape{.vpc_endpoint_id = endpoint.id, .vpc_endpoint_type = endpoint.kind, .vpc_id = endpoint.vpc, .service_name = endpoint.service,
                      .state = "available"};
    shape.policy_document = endpoint.policy.empty() ? std::string(open_policy) : identity::readable(context.view(), endpoint.policy);
    for (auto* list : {&shape.route_table_ids, &shape.subnet_ids, &shape.network_interface_ids}) list->given = true;
    for (const auto& id : endpoint.route_tables) shape.route_table_ids.push_back(id);
    for (const auto& id : endpoint.subnets) shape.subnet_ids.push_back(id);
    for (const auto& id : endpoint.interfaces) shape.network_interface_ids.push_back(id);
    shape.groups.given = true;
    for (const auto& id : endpoint.groups) {
        const auto group = look_up(context, groups, id);
        shape.groups.push_back({.group_id = id, .group_name = group ? group->name : std::string{}});
    }
    shape.private_dns_enabled = endpoint.has_private_names;
    shape.requester_managed = false;
    shape.dns_entries.given = true;
    if (endpoint.kind == interface_kind) {
        shape.ip_address_type = "ipv4";
        shape.dns_options = DnsOptions{.dns_record_ip_type = "ipv4"};
        if (has_both_kinds(context, endpoint.service)) shape.dns_options->private_dns_only_for_inbound_resolver_endpoint = endpoint.is_inbound_only;
        const auto name = short_name(context, endpoint.service);
        shape.dns_entries.push_back({.dns_name = endpoint.id + "." + name + "." + context.region() + ".vpce.amazonaws.com"});
        if (endpoint.has_private_names) shape.dns_entries.push_back({.dns_name = name + "." + context.region() + ".amazonaws.com"});
    }
    shape.creation_timestamp = endpoint.created;
    shape.tags = tag_list_of(context, endpoint.id);
    shape.owner_id = owner_of(context);
    return shape;
}

}  // namespace backlot::ec2
