// CreateVpcEndpoint: a private way from a VPC to a service, with a policy of its own.
//
// Gateway (S3, DynamoDB) and Interface endpoints of services of the region; others are NotImplemented. Security groups are
// kept and not enforced. Fails with InvalidVpcID.NotFound, InvalidServiceName, InvalidPolicyDocument,
// InvalidRouteTableID.NotFound, RouteAlreadyExists, InvalidSubnetID.NotFound, DuplicateSubnetsInSameZone,
// InvalidGroup.NotFound, InvalidParameter, IdempotentParameterMismatch.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateVpcEndpoint.
#include "services/ec2/begin.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"
#include "services/ec2/idempotency.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> create_vpc_endpoint_access(const Context& context, const CreateVpcEndpointInput& input) {
    constexpr std::string_view action = "ec2:CreateVpcEndpoint";
    Keys keys;
    add_key(keys, "ec2:VpceServiceName", input.service_name);
    auto questions = on_new(context, action, "vpc-endpoint", input.tag_specifications, std::move(keys));
    questions.push_back(on(context, action, input.vpc_id, "vpc"));
    for (const auto& id : input.route_table_ids) questions.push_back(on(context, action, id, "route-table"));
    for (const auto& id : input.subnet_ids) questions.push_back(on(context, action, id, "subnet"));
    for (const auto& id : input.security_group_ids) questions.push_back(on(context, action, id, "security-group"));
    return asks(std::move(questions));
}

Result<CreateVpcEndpointOutput> create_vpc_endpoint(Context& context, const CreateVpcEndpointInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcEndpointType", "VpcId", "ServiceName", "PolicyDocument", "RouteTableIds", "SubnetIds", "SecurityGroupIds",
                                "ClientToken", "PrivateDnsEnabled", "TagSpecifications", "IpAddressType", "DnsOptions"}));
    BACKLOT_TRY(before, made_before(context, endpoints_table, input));
    if (before) return CreateVpcEndpointOutput{.vpc_endpoint = endpoint_shape(context, *before), .client_token = input.client_token};
    BACKLOT_TRY(vpc, need(context, vpcs, input.vpc_id));
    if (!input.service_name) return errors::missing("ServiceName");
    EndpointRecord endpoint{.id = new_id(context, "vpce-"), .vpc = vpc.id, .service = *input.service_name,
                            .kind = input.vpc_endpoint_type.value_or(std::string(gateway_kind)), .created = context.now()};
    if (endpoint.kind != gateway_kind && endpoint.kind != interface_kind) return errors::not_built("backlot has no endpoints of the type " + endpoint.kind + " yet.");
    BACKLOT_CHECK(check_service(context, endpoint.service, endpoint.kind));
    BACKLOT_TRY(policy, checked_endpoint_policy(context, input.policy_document));
    endpoint.policy = std::move(policy);
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "vpc-endpoint"));
    const WantedNames names{input.private_dns_enabled, input.dns_options, input.ip_address_type};
    if (endpoint.kind == gateway_kind) {
        BACKLOT_CHECK(take_names(context, endpoint, names));
        if (!input.subnet_ids.empty() || !input.security_group_ids.empty() || input.private_dns_enabled.value_or(false)) {
            return errors::make("InvalidParameter", "Subnets, security groups and private DNS are not supported for endpoints of type Gateway.");
        }
        BACKLOT_CHECK(add_route_tables(context, endpoint, input.route_table_ids));
    } else {
        if (!input.route_table_ids.empty()) return errors::make("InvalidParameter", "Route table IDs are only supported for Gateway type VPC Endpoint.");
        endpoint.has_private_names = !input.private_dns_enabled && vpc.has_dns_support && vpc.has_dns_hostnames;
        BACKLOT_CHECK(take_names(context, endpoint, names));
        BACKLOT_TRY(in_groups, groups_for_interface(context, vpc.id, input.security_group_ids));
        endpoint.groups = std::move(in_groups);
        BACKLOT_CHECK(add_subnets(context, endpoint, input.subnet_ids));
    }
    keep(context, endpoints_table, endpoint);
    keep_tags(context, endpoint.id, tags);
    note_made(context, input, endpoint.id);
    return CreateVpcEndpointOutput{.vpc_endpoint = endpoint_shape(context, endpoint), .client_token = input.client_token};
}

}  // namespace backlot::ec2
