#include "services/ec2/gate.h"

#include "services/ec2/gateways.h"
#include "services/ec2/peering.h"
#include "services/ec2/records.h"
#include "services/ec2/tags.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

constexpr std::size_t tagged_resources_limit = 1000;

void add_vpc(Keys& keys, const Context& context, std::string_view vpc) {
    if (!vpc.empty()) add_key(keys, "ec2:Vpc", arn_of(context, "vpc", vpc));
}

void add_zone(Keys& keys, const Context& context, const std::string& zone) {
    add_key(keys, "ec2:AvailabilityZone", zone);
    add_key(keys, "ec2:AvailabilityZoneId", zone_id(context.region(), zone));
}

// The condition keys that a resource has by what it is; those of its id where it is not there.
Keys keys_of(const Context& context, std::string_view type, std::string_view id) {
    Keys keys;
    if (type == "vpc") {
        add_key(keys, "ec2:VpcID", std::string(id));
        if (const auto vpc = look_up(context, vpcs, id)) add_key(keys, "ec2:Tenancy", vpc->tenancy);
    } else if (type == "subnet") {
        add_key(keys, "ec2:SubnetID", std::string(id));
        if (const auto subnet = look_up(context, subnets, id)) {
            add_vpc(keys, context, subnet->vpc);
            add_zone(keys, context, subnet->zone);
        }
    } else if (type == "security-group") {
        add_key(keys, "ec2:SecurityGroupID", std::string(id));
        if (const auto group = look_up(context, groups, id)) add_vpc(keys, context, group->vpc);
    } else if (type == "network-interface") {
        add_key(keys, "ec2:NetworkInterfaceID", std::string(id));
        if (const auto interface = look_up(context, interfaces, id)) {
            add_vpc(keys, context, interface->vpc);
            add_key(keys, "ec2:Subnet", arn_of(context, "subnet", interface->subnet));
            add_key(keys, "ec2:AvailabilityZone", interface->zone);
            if (!interface->operator_.empty()) add_key(keys, "ec2:ManagedResourceOperator", interface->operator_);
        }
    } else if (type == "route-table") {
        add_key(keys, "ec2:RouteTableID", std::string(id));
        if (const auto table = look_up(context, route_tables, id)) add_vpc(keys, context, table->vpc);
    } else if (type == "network-acl") {
        add_key(keys, "ec2:NetworkAclID", std::string(id));
        if (const auto acl = look_up(context, acls, id)) add_vpc(keys, context, acl->vpc);
    } else if (type == "internet-gateway") {
        add_key(keys, "ec2:InternetGatewayID", std::string(id));
    } else if (type == "vpc-endpoint") {
        if (const auto endpoint = look_up(context, endpoints_table, id)) add_key(keys, "ec2:VpceServiceName", endpoint->service);
    } else if (type == "elastic-ip") {
        add_key(keys, "ec2:AllocationId", std::string(id));
        if (const auto address = look_up(context, addresses, id)) add_key(keys, "ec2:PublicIpAddress", address->public_ip);
    } else if (type == "key-pair") {
        if (const auto pair = look_up(context, key_pairs, id)) {
            add_key(keys, "ec2:KeyPairName", pair->name);
            add_key(keys, "ec2:KeyPairType", pair->kind);
        }
    } else if (type == "vpc-peering-connection") {
        add_key(keys, "ec2:VpcPeeringConnectionID", std::string(id));
        if (const auto peering = look_up(context, peerings, id)) add_sides(keys, *peering);
    } else if (type == "dhcp-options") {
        add_key(keys, "ec2:DhcpOptionsID", std::string(id));
    }
    return keys;
}

}  // namespace

std::string arn_of(const Context& context, std::string_view type, std::string_view id) {
    std::string arn = "arn:aws:ec2:" + context.region() + ":" + owner_of(context) + ":";
    return arn.append(type).append("/").append(id);
}

Question on(const Context& context, std::string_view action, std::string_view id, std::string_view type) {
    if (type.empty()) {
        const auto* kind = kind_of_id(id);
        // Ids of kinds that are not built: their type is what stands before the dash.
        type = kind != nullptr ? kind->type : id.substr(0, std::min(id.find('-'), id.size()));
    }
    Question question{.action = std::string(action), .resource = arn_of(context, type, id)};
    question.owned.tags = tags_of(context, id);
    question.keys = keys_of(context, type, id);
    add_key(question.keys, "ec2:Region", context.region());
    for (const auto& [key, value] : question.owned.tags) add_key(question.keys, "ec2:ResourceTag/" + key, value);
    return question;
}

std::vector<Question> on_new(const Context& context, std::string_view action, std::string_view type,
                             const TagSpecifications& tags, Keys keys) {
    Question made{.action = std::string(action), .resource = arn_of(context, type, "*"), .keys = std::move(keys)};
    model::List<Tag> given;
    for (const auto& one : tags) given.insert(given.end(), one.tags.begin(), one.tags.end());
    add_key(made.keys, "ec2:Region", context.region());
    add_request_tags(made.keys, given);
    std::vector<Question> questions{std::move(made)};
    if (given.empty()) return questions;
    auto tagged = questions.front();
    tagged.action = "ec2:CreateTags";
    add_key(tagged.keys, "ec2:CreateAction", std::string(action.substr(action.find(':') + 1)));
    questions.push_back(std::move(tagged));
    return questions;
}

Access asks(std::vector<Question> questions) {
    Access access;
    auto& first = questions.front();
    access.action = std::move(first.action);
    access.resource = std::move(first.resource);
    access.owned = std::move(first.owned);
    access.keys = std::move(first.keys);
    access.also.assign(std::make_move_iterator(questions.begin() + 1), std::make_move_iterator(questions.end()));
    return access;
}

Access asks(Question question) { return asks(std::vector<Question>{std::move(question)}); }

Result<Access> asks_to_tag(const Context& context, std::string_view action, const std::vector<std::string>& ids,
                           const model::List<Tag>& tags) {
    if (ids.empty()) return errors::missing("resourceIdSet");
    if (ids.size() > tagged_resources_limit) return errors::invalid_value(std::to_string(ids.size()), "resourceIdSet");
    std::vector<Question> questions;
    for (const auto& id : ids) {
        questions.push_back(on(context, action, id));
        add_request_tags(questions.back().keys, tags);
    }
    return asks(std::move(questions));
}

Access on_all(const Context& context, std::string_view action) {
    Question question{.action = std::string(action), .resource = "*"};
    add_key(question.keys, "ec2:Region", context.region());
    return asks(std::move(question));
}

bool is_service(const identity::Caller& caller) { return !service_name(caller).empty(); }

std::string service_name(const identity::Caller& caller) {
    if (caller.kind == policy::PrincipalKind::service) return caller.service;
    constexpr std::string_view path = ":role/aws-service-role/";
    const auto at = caller.role_arn.find(path);
    if (at == std::string::npos) return {};
    const auto begin = at + path.size();
    return caller.role_arn.substr(begin, caller.role_arn.find('/', begin) - begin);
}

}  // namespace backlot::ec2
