#include "services/ec2/gate.h"

#include "services/ec2/gateways.h"
#include "services/ec2/records.h"
#include "services/ec2/tags.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

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
    } else if (type == "elastic-ip") {
        add_key(keys, "ec2:AllocationId", std::string(id));
        add_key(keys, "ec2:Domain", "vpc");
        if (const auto one = look_up(context, addresses, id)) add_key(keys, "ec2:PublicIpAddress", one->public_ip);
    } else if (type == "vpc-endpoint") {
        if (const auto one = look_up(context, endpoints_table, id)) {
            add_key(keys, "ec2:VpceServiceName", one->service);
            add_key(keys, "ec2:VpceServiceRegion", context.region());
        }
    } else if (type == "dhcp-options") {
        add_key(keys, "ec2:DhcpOptionsID", std::string(id));
    } else if (type == "key-pair") {
        if (const auto one = look_up(context, key_pairs, id)) {
            add_key(keys, "ec2:KeyPairName", one->name);
            add_key(keys, "ec2:KeyPairType", one->kind);
        }
    }
    return keys;
}

// Key pairs go by their names in ARNs.
std::string name_in_arn(const Context& context, std::string_view type, std::string_view id) {
    if (type == "key-pair") {
        if (const auto one = look_up(context, key_pairs, id)) return one->name;
    }
    return std::string(id);
}

}  // namespace

std::string arn_of(const Context& context, std::string_view type, std::string_view id) {
    std::string arn = "arn:aws:ec2:" + context.region() + ":" + owner_of(context) + ":";
    return arn.append(type).append("/").append(id);
}

void add_key(Keys& keys, std::string_view name, std::string value) {
    keys.push_back({.name = std::string(name), .values = {std::move(value)}});
}

void add_request_tags(Keys& keys, const model::List<Tag>& tags) {
    if (tags.empty()) return;
    identity::ConditionKey all{.name = "aws:TagKeys", .values = {}, .is_multivalued = true};
    for (const auto& tag : tags) {
        add_key(keys, "aws:RequestTag/" + tag.key.value_or(""), tag.value.value_or(""));
        all.values.push_back(tag.key.value_or(""));
    }
    keys.push_back(std::move(all));
}

Question on(const Context& context, std::string_view action, std::string_view id, std::string_view type) {
    if (type.empty()) {
        const auto* kind = kind_of_id(id);
        // Ids of kinds that are not built: their type is what stands before the dash.
        type = kind != nullptr ? kind->type : id.substr(0, std::min(id.find('-'), id.size()));
    }
    Question question{.action = std::string(action), .resource = arn_of(context, type, name_in_arn(context, type, id))};
    question.owned.tags = tags_of(context, id);
    question.keys = keys_of(context, type, id);
    add_key(question.keys, "ec2:Region", context.region());
    for (const auto& [key, value] : question.owned.tags) add_key(question.keys, "ec2:ResourceTag/" + key, value);
    return question;
}

void add_each(std::vector<Question>& questions, const Context& context, std::string_view action,
              const std::vector<std::string>& ids) {
    for (const auto& id : ids) questions.push_back(on(context, action, id));
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

Access asks(const Context& context, std::vector<Question> questions) {
    Access access;
    if (context.caller().kind == policy::PrincipalKind::service && !context.caller().source_account.empty()) {
        access.open = "a service manages what it has in the account that it acts for";
        return access;
    }
    auto& first = questions.front();
    access.action = std::move(first.action);
    access.resource = std::move(first.resource);
    access.owned = std::move(first.owned);
    access.keys = std::move(first.keys);
    access.also.assign(std::make_move_iterator(questions.begin() + 1), std::make_move_iterator(questions.end()));
    return access;
}

Access asks(const Context& context, Question question) {
    return asks(context, std::vector<Question>{std::move(question)});
}

Access on_all(const Context& context, std::string_view action) {
    Question question{.action = std::string(action), .resource = "*"};
    add_key(question.keys, "ec2:Region", context.region());
    return asks(context, std::move(question));
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
