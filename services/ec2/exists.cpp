#include "services/ec2/exists.h"

#include "services/ec2/gateways.h"
#include "services/ec2/peering.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

namespace {

bool is_there(const Context& context, std::string_view type, std::string_view id) {
    if (type == "vpc") return look_up(context, vpcs, id).has_value();
    if (type == "subnet") return look_up(context, subnets, id).has_value();
    if (type == "security-group") return look_up(context, groups, id).has_value();
    if (type == "security-group-rule") return find_rule(context, id).has_value();
    if (type == "network-interface") return look_up(context, interfaces, id).has_value();
    if (type == "route-table") return look_up(context, route_tables, id).has_value();
    if (type == "network-acl") return look_up(context, acls, id).has_value();
    if (type == "internet-gateway") return look_up(context, internet_gateways, id).has_value();
    if (type == "vpc-endpoint") return look_up(context, endpoints_table, id).has_value();
    if (type == "elastic-ip") return look_up(context, addresses, id).has_value();
    if (type == "natgateway") return look_up(context, nat_gateways, id).has_value();
    if (type == "vpc-peering-connection") return need_peering(context, id).has_value();
    if (type == "key-pair") return look_up(context, key_pairs, id).has_value();
    return type == "dhcp-options" && look_up(context, dhcp_options_table, id).has_value();
}

}  // namespace

Result<> check_exists(const Context& context, std::string_view id) {
    const auto* kind = kind_of_id(id);
    if (kind == nullptr) return errors::make("InvalidID", "The ID '" + std::string(id) + "' is not valid");
    BACKLOT_CHECK(check_id(*kind, id));
    if (!is_there(context, kind->type, id)) return fail(not_found(*kind, id));
    return {};
}

}  // namespace backlot::ec2
