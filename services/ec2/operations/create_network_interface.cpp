// CreateNetworkInterface: an interface with an address of its subnet, in groups of its VPC.
//
// One that a service makes (as itself, acting for an account, or by a role linked to it) is requester-managed. Operator
// names the service that manages it; only a service may say so, and one of the name public.SERVICE asks for a public address
// too, for which the API has no member. Fails with InvalidSubnetID.NotFound,
// InvalidGroup.NotFound, InvalidIPAddress.InUse, InsufficientFreeAddressesInSubnet, InvalidParameterValue,
// IdempotentParameterMismatch, OperationNotPermitted.
//
// Source: Amazon EC2 API Reference (2016-11-15), CreateNetworkInterface; Amazon EC2 User Guide, "Requester-managed
// network interfaces".
#include "services/ec2/begin.h"
#include "services/ec2/gate.h"
#include "services/ec2/groups.h"
#include "services/ec2/idempotency.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

namespace {

constexpr std::string_view public_prefix = "public.";

struct WantedAddresses {
    std::optional<std::string> primary = {};
    std::vector<std::string> secondary = {};
    std::size_t any_secondary = 0;
};

Result<WantedAddresses> addresses_in(const CreateNetworkInterfaceInput& input) {
    WantedAddresses wanted{.primary = input.private_ip_address};
    for (const auto& one : input.private_ip_addresses) {
        if (!one.private_ip_address) return errors::missing("privateIpAddress");
        if (!one.primary.value_or(false)) {
            wanted.secondary.push_back(*one.private_ip_address);
        } else if (wanted.primary) {
            return errors::make("InvalidParameterValue", "Only one primary private IP address can be specified");
        } else {
            wanted.primary = one.private_ip_address;
        }
    }
    const auto more = input.secondary_private_ip_address_count.value_or(0);
    if (more < 0 || static_cast<std::size_t>(more) + wanted.secondary.size() >= addresses_of_interface_limit) {
        return errors::make("PrivateIpAddressLimitExceeded", "Number of private addresses will exceed limit.");
    }
    wanted.any_secondary = static_cast<std::size_t>(more);
    return wanted;
}

}  // namespace

Result<Access> create_network_interface_access(const Context& context, const CreateNetworkInterfaceInput& input) {
    constexpr std::string_view action = "ec2:CreateNetworkInterface";
    auto questions = on_new(context, action, "network-interface", input.tag_specifications);
    questions.push_back(on(context, action, input.subnet_id, "subnet"));
    for (const auto& id : input.groups) questions.push_back(on(context, action, id, "security-group"));
    return asks(std::move(questions));
}

Result<CreateNetworkInterfaceOutput> create_network_interface(Context& context,
                                                              const CreateNetworkInterfaceInput& input) {
    BACKLOT_CHECK(begin(input, {"TagSpecifications", "ClientToken", "Operator", "SubnetId", "Description",
                                "PrivateIpAddress", "Groups", "PrivateIpAddresses", "SecondaryPrivateIpAddressCount"}));
    BACKLOT_TRY(before, made_before(context, interfaces, input));
    if (before) {
        return CreateNetworkInterfaceOutput{.network_interface = interface_shape(context, *before),
                                            .client_token = input.client_token};
    }
    const auto& caller = context.caller();
    if (input.operator_ && !is_service(caller)) {
        return errors::make("OperationNotPermitted", "Only a service may name the operator of a network interface.");
    }
    BACKLOT_TRY(subnet, need(context, subnets, input.subnet_id));
    BACKLOT_TRY(in_groups, groups_for_interface(context, subnet.vpc, input.groups));
    BACKLOT_TRY(wanted, addresses_in(input));
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "network-interface"));
    BACKLOT_TRY(made, make_interface(context, subnet,
                                     {.description = input.description.value_or(""),
                                      .groups = in_groups,
                                      .requester = service_name(caller),
                                      .operator_ = input.operator_ ? input.operator_->principal.value_or("") : ""},
                                     wanted.primary));
    if (made.operator_.starts_with(public_prefix)) {
        made.operator_.erase(0, public_prefix.size());
        BACKLOT_TRY(address, take_public_address(context, made.id));
        made.addresses.front().public_ip = address;
    }
    for (const auto& one : wanted.secondary) {
        BACKLOT_TRY(address, take_address(context, subnet, made.id, one));
        made.addresses.push_back({.address = address});
    }
    for (std::size_t more = 0; more < wanted.any_secondary; ++more) {
        BACKLOT_TRY(address, take_address(context, subnet, made.id, {}));
        made.addresses.push_back({.address = address});
    }
    keep(context, interfaces, made);
    keep_tags(context, made.id, tags);
    note_made(context, input, made.id);
    auto shape = interface_shape(context, made);
    shape.status = "pending";
    return CreateNetworkInterfaceOutput{.network_interface = std::move(shape), .client_token = input.client_token};
}

}  // namespace backlot::ec2
