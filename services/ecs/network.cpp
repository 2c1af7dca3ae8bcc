#include "services/ecs/network.h"

#include <charconv>

#include "services/ec2/model.h"
#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

namespace {

constexpr std::size_t subnet_limit = 16;
constexpr std::size_t group_limit = 5;

std::string words_of_ec2(const Error& error) { return error.message + " (ErrorCode: " + error.code + ")"; }

void put_detail(Attachment& attachment, std::string_view name, std::string value) {
    for (auto& detail : attachment.details) {
        if (detail.name == name) {
            detail.value = std::move(value);
            return;
        }
    }
    attachment.details.push_back({.name = std::string(name), .value = std::move(value)});
}

Refusal cannot_attach(const std::string& message) {
    return fail("ResourceInitializationError", "Unexpected EC2 error while attempting to Create Network Interface: " + message);
}

// Of "10.0.0.0/16" 16.
int prefix_of(std::string_view block) {
    int prefix = 0;
    const auto digits = block.substr(block.find('/') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), prefix);
    return prefix;
}

}  // namespace

Result<> check_network(Context& context, const Home& home, const AwsVpcConfiguration& asked) {
    if (asked.subnets.empty()) return errors::invalid_parameter("subnets can not be empty.");
    if (asked.subnets.size() > subnet_limit) return errors::invalid_parameter("subnets can have at most 16 items.");
    if (asked.security_groups.size() > group_limit) return errors::invalid_parameter("securityGroups can have at most 5 items.");
    const auto agent = linked_role(context, home.account);
    if (!agent) {
        return errors::invalid_parameter("Unable to assume the service linked role. Please verify that the ECS service linked role "
                                         "exists.");
    }
    ec2::DescribeSubnetsInput subnets;
    subnets.subnet_ids = asked.subnets;
    const auto found = context.call_in(home.region, *agent, subnets);
    if (!found) {
        std::string names;
        for (const auto& subnet : asked.subnets) names += (names.empty() ? "" : ", ") + subnet;
        return errors::invalid_parameter("Error retrieving subnet information for [" + names + "]: " + words_of_ec2(found.error()));
    }
    if (asked.security_groups.empty()) return {};
    ec2::DescribeSecurityGroupsInput groups;
    groups.group_ids = asked.security_groups;
    const auto held = context.call_in(home.region, *agent, groups);
    if (!held) {
        std::string names;
        for (const auto& group : asked.security_groups) names += (names.empty() ? "" : ", ") + group;
        return errors::invalid_parameter("Error retrieving security group information for [" + names + "]: " + words_of_ec2(held.error()));
    }
    const auto& vpc = found->subnets.front().vpc_id;
    for (const auto& group : held->security_groups) {
        if (group.vpc_id != vpc) {
            return errors::invalid_parameter("securityGroup " + group.group_id.value_or("") + " and subnet " +
                                             found->subnets.front().subnet_id.value_or("") + " belong to different networks.");
        }
    }
    return {};
}

Attachment new_attachment(Context& context, const AwsVpcConfiguration& asked) {
    Attachment attachment{.id = context.ids().uuid(), .type = "ElasticNetworkInterface", .status = "PRECREATED"};
    put_detail(attachment, "subnetId", asked.subnets.empty() ? std::string{} : asked.subnets.front());
    return attachment;
}

Result<> attach_interface(Context& context, LiveTask& live) {
    const auto asked = shape_from<AwsVpcConfiguration>(live.record.network_request);
    const auto agent = linked_role(context, live.record.account);
    if (!agent) return cannot_attach("the ECS service linked role does not exist");
    // The subnets take their turns.
    const auto& subnet = asked.subnets[context.ids().below(asked.subnets.size())];
    ec2::CreateNetworkInterfaceInput input;
    input.subnet_id = subnet;
    input.groups = asked.security_groups;
    input.description = arn_in(live.home(), "attachment/" + live.task.attachments.front().id.value_or(""));
    // A public address goes with the operator's name: EC2's API has no member for it (services/ec2/README.md).
    if (asked.assign_public_ip == "ENABLED") input.operator_ = ec2::OperatorRequest{.principal = "public.ecs.amazonaws.com"};
    const auto made = context.call_in(live.record.region, *agent, input);
    if (!made) return cannot_attach(words_of_ec2(made.error()));
    const auto& interface = *made->network_interface;
    auto& attachment = live.task.attachments.front();
    put_detail(attachment, "subnetId", subnet);
    put_detail(attachment, "networkInterfaceId", interface.network_interface_id.value_or(""));
    put_detail(attachment, "macAddress", interface.mac_address.value_or(""));
    put_detail(attachment, "privateDnsName", interface.private_dns_name.value_or(""));
    put_detail(attachment, "privateIPv4Address", interface.private_ip_address.value_or(""));
    attachment.status = "ATTACHED";
    live.record.network = interface.vpc_id.value_or("");
    live.record.address = interface.private_ip_address.value_or("");
    live.record.interface_id = interface.network_interface_id.value_or("");
    live.task.availability_zone = interface.availability_zone;
    for (auto& container : live.task.containers) {
        container.network_interfaces.push_back({.attachment_id = attachment.id, .private_ipv4address = live.record.address});
    }
    return {};
}

void detach_interface(Context& context, LiveTask& live) {
    if (live.record.interface_id.empty()) return;
    live.task.attachments.front().status = "DELETED";
    const auto agent = linked_role(context, live.record.account);
    if (!agent) return;  // it stays, as on AWS where the role is gone
    (void)context.call_in(live.record.region, *agent,
                          ec2::DeleteNetworkInterfaceInput{.network_interface_id = live.record.interface_id});
    live.record.interface_id.clear();
}

Result<runtime::Attachment> place_in_network(Context& context, const LiveTask& live) {
    runtime::Attachment attachment{.network = live.record.network, .address = live.record.address};
    for (const auto& detail : live.task.attachments.front().details) {
        if (detail.name == "macAddress") attachment.mac_address = detail.value.value_or("");
    }
    const auto agent = linked_role(context, live.record.account);
    if (!agent) return cannot_attach("the ECS service linked role does not exist");
    // Every address of the VPC is a neighbour: what routes its subnets have between them is local.
    ec2::DescribeVpcsInput input;
    input.vpc_ids.push_back(live.record.network);
    const auto found = context.call_in(live.record.region, *agent, input);
    if (!found) return cannot_attach(words_of_ec2(found.error()));
    attachment.prefix_length = prefix_of(found->vpcs.front().cidr_block.value_or(""));
    return attachment;
}

}  // namespace backlot::ecs
