// ModifyVpcEndpoint: another policy, other route tables, subnets, groups or names.
//
// Fails with InvalidVpcEndpointId.NotFound, InvalidPolicyDocument, InvalidParameter, and as CreateVpcEndpoint does.
//
// Source: Amazon EC2 API Reference (2016-11-15), ModifyVpcEndpoint.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/endpoints_of_vpc.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"

namespace backlot::ec2 {

Result<Access> modify_vpc_endpoint_access(const Context& context, const ModifyVpcEndpointInput& input) {
    constexpr std::string_view action = "ec2:ModifyVpcEndpoint";
    std::vector<Question> questions{on(context, action, input.vpc_endpoint_id, "vpc-endpoint")};
    for (const auto* list : {&input.add_route_table_ids, &input.remove_route_table_ids}) {
        for (const auto& id : *list) questions.push_back(on(context, action, id, "route-table"));
    }
    for (const auto* list : {&input.add_subnet_ids, &input.remove_subnet_ids}) {
        for (const auto& id : *list) questions.push_back(on(context, action, id, "subnet"));
    }
    for (const auto* list : {&input.add_security_group_ids, &input.remove_security_group_ids}) {
        for (const auto& id : *list) questions.push_back(on(context, action, id, "security-group"));
    }
    return asks(std::move(questions));
}

Result<ModifyVpcEndpointOutput> modify_vpc_endpoint(Context& context, const ModifyVpcEndpointInput& input) {
    BACKLOT_CHECK(begin(input, {"VpcEndpointId", "ResetPolicy", "PolicyDocument", "AddRouteTableIds", "RemoveRouteTableIds", "AddSubnetIds",
                                "RemoveSubnetIds", "AddSecurityGroupIds", "RemoveSecurityGroupIds", "PrivateDnsEnabled", "IpAddressType", "DnsOptions"}));
    BACKLOT_TRY(endpoint, need(context, endpoints_table, input.vpc_endpoint_id));
    const bool is_gateway = endpoint.kind == gateway_kind;
    const bool is_of_interface = !input.add_subnet_ids.empty() || !input.remove_subnet_ids.empty() || !input.add_security_group_ids.empty() ||
                                 !input.remove_security_group_ids.empty() || input.private_dns_enabled;
    const bool is_of_gateway = !input.add_route_table_ids.empty() || !input.remove_route_table_ids.empty();
    if (is_gateway ? is_of_interface : is_of_gateway) {
        return errors::make("InvalidParameter", "These parameters are not supported for endpoints of type " + endpoint.kind + ".");
    }
    if (input.reset_policy.value_or(false)) endpoint.policy.clear();
    if (input.policy_document) {
        BACKLOT_TRY(policy, checked_endpoint_policy(context, input.policy_document));
        endpoint.policy = std::move(policy);
    }
    remove_route_tables(context, endpoint, input.remove_route_table_ids);
    BACKLOT_CHECK(add_route_tables(context, endpoint, input.add_route_table_ids));
    remove_subnets(context, endpoint, input.remove_subnet_ids);
    BACKLOT_CHECK(add_subnets(context, endpoint, input.add_subnet_ids));
    for (const auto& id : input.remove_security_group_ids) std::erase(endpoint.groups, id);
    if (!input.add_security_group_ids.empty()) {
        BACKLOT_TRY(added, groups_for_interface(context, endpoint.vpc, input.add_security_group_ids));
        for (const auto& id : added) {
            if (std::ranges::find(endpoint.groups, id) == endpoint.groups.end()) endpoint.groups.push_back(id);
        }
    }
    BACKLOT_CHECK(take_names(context, endpoint, {input.private_dns_enabled, input.dns_options, input.ip_address_type}));
    keep(context, endpoints_table, endpoint);
    return ModifyVpcEndpointOutput{.return_ = true};
}

}  // namespace backlot::ec2
