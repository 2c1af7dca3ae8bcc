#include "services/ec2/interfaces.h"

#include "services/ec2/elastic_addresses.h"

#include <algorithm>
#include <tuple>

#include "services/ec2/cidr.h"
#include "services/ec2/network.h"
#include "services/ec2/tags.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

constexpr std::uint32_t reserved_at_start = 4;
constexpr std::uint32_t public_base = 0xC612'0000;  // 198.18.0.0
constexpr std::uint64_t public_size = 1U << 17;
constexpr int public_tries = 256;
constexpr std::string_view service_requester = "amazon-aws";

// A free one, each equally likely: AWS promises no order.
std::optional<std::uint32_t> any_free(const Context& context, const SubnetRecord& subnet, const Cidr& cidr) {
    std::vector<std::uint32_t> taken;
    store::scan_keyed(context.view(), taken_addresses, [&](store::KeyReader key, const TakenAddress&) {
        std::ignore = key.text();
        std::ignore = key.text();
        std::ignore = key.text();
        taken.push_back(static_cast<std::uint32_t>(key.number()));
    }, owner_of(context), context.region(), subnet.id);
    const std::uint64_t usable = cidr.size() - reserved_at_start - 1;
    if (taken.size() >= usable) return std::nullopt;
    auto address = static_cast<std::uint32_t>(cidr.base + reserved_at_start + context.ids().below(usable - taken.size()));
    for (const auto one : taken) {  // in order: step over each that lies at or below
        if (one > address) break;
        ++address;
    }
    return address;
}

NetworkInterfaceAssociation association_shape(const Context& context, const InterfaceAddress& address) {
    NetworkInterfaceAssociation shape{.public_dns_name = public_dns_name(context, address.public_ip),
                                      .public_ip = address.public_ip};
    shape.ip_owner_id = "amazon";
    return shape;
}

}  // namespace

Result<std::string> take_address(Context& context, const SubnetRecord& subnet, std::string_view interface,
                                 const std::optional<std::string>& wanted) {
    const auto cidr = read_cidr(subnet.cidr);
    BACKLOT_ASSERT(cidr.has_value());
    std::optional<std::uint32_t> address;
    if (wanted) {
        address = read_ipv4(*wanted);
        if (!address) return errors::invalid_value(*wanted, "privateIpAddress", "Invalid IPv4 address.");
        if (!cidr->contains(*address)) {
            return errors::make("InvalidParameterValue", "Address does not fall within the subnet's address range");
        }
        if (*address < cidr->base + reserved_at_start || *address == cidr->last()) {
            return errors::make("InvalidParameterValue", "Address is in subnet's reserved address range");
        }
        if (context.find(taken_addresses, owner_of(context), context.region(), subnet.id, std::uint64_t{*address})) {
            return errors::make("InvalidIPAddress.InUse", "Address " + *wanted + " is in use.");
        }
    } else {
        address = any_free(context, subnet, *cidr);
        if (!address) {
            return errors::make("InsufficientFreeAddressesInSubnet",
                                "The specified subnet does not have enough free addresses to satisfy the request.");
        }
    }
    store::put(context.writes(), taken_addresses, TakenAddress{.interface = std::string(interface)},
               owner_of(context), context.region(), subnet.id, std::uint64_t{*address});
    return ipv4_text(*address);
}

Result<InterfaceRecord> make_interface(Context& context, const SubnetRecord& subnet, InterfaceRecord draft,
                                       const std::optional<std::string>& wanted) {
    draft.id = new_id(context, "eni-");
    draft.vpc = subnet.vpc;
    draft.subnet = subnet.id;
    draft.zone = subnet.zone;
    const auto hex = context.ids().hex(10);
    draft.mac = "02";
    for (std::size_t at = 0; at < hex.size(); at += 2) draft.mac += ":" + hex.substr(at, 2);
    BACKLOT_TRY(address, take_address(context, subnet, draft.id, wanted));
    draft.addresses = {{.address = address}};
    keep(context, interfaces, draft);
    return draft;
}

void free_address(Context& context, const InterfaceRecord& interface, const InterfaceAddress& address) {
    if (const auto number = read_ipv4(address.address)) {
        store::erase(context.writes(), taken_addresses, owner_of(context), context.region(), interface.subnet, std::uint64_t{*number});
    }
    if (!address.public_ip.empty()) release_public_address(context, address.public_ip);
}

void drop_interface(Context& context, const InterfaceRecord& interface) {
    for (const auto& one : interface.addresses) free_address(context, interface, one);
    drop(context, interfaces, interface);
}

Result<std::string> take_public_address(Context& context, std::string_view holder) {
    for (int tries = 0; tries < public_tries; ++tries) {
        const auto address = ipv4_text(public_base + static_cast<std::uint32_t>(context.ids().below(public_size)));
        if (context.find(public_addresses, address)) continue;
        store::put(context.writes(), public_addresses,
                   PublicAddress{.account = owner_of(context), .region = context.region(), .holder = std::string(holder)},
                   address);
        return address;
    }
    return errors::make("AddressLimitExceeded", "No more public addresses are free.");
}

void free_public_address(Context& context, std::string_view address) {
    store::erase(context.writes(), public_addresses, address);
}

std::string private_dns_name(const Context& context, std::string_view address) {
    std::string dashed(address);
    std::ranges::replace(dashed, '.', '-');
    return "ip-" + dashed + "." +
        (context.region() == "us-east-1" ? "ec2.internal" : context.region() + ".compute.internal");
}

std::string public_dns_name(const Context& context, std::string_view address) {
    std::string dashed(address);
    std::ranges::replace(dashed, '.', '-');
    return "ec2-" + dashed + "." +
        (context.region() == "us-east-1" ? "compute-1" : context.region() + ".compute") + ".amazonaws.com";
}

model::List<GroupIdentifier> group_identifiers(const Context& context, const std::vector<std::string>& ids) {
    model::List<GroupIdentifier> list;
    for (const auto& id : ids) {
        const auto group = look_up(context, groups, id);
        list.push_back({.group_id = id, .group_name = group ? std::optional(group->name) : std::nullopt});
    }
    list.given = true;
    return list;
}

NetworkInterface interface_shape(const Context& context, const InterfaceRecord& interface) {
    const auto vpc = look_up(context, vpcs, interface.vpc);
    const bool has_names = vpc && vpc->has_dns_support && vpc->has_dns_hostnames;
    NetworkInterface shape{.availability_zone = interface.zone,
                           .description = interface.description,
                           .groups = group_identifiers(context, interface.groups),
                           .interface_type = interface.kind,
                           .mac_address = interface.mac,
                           .network_interface_id = interface.id,
                           .owner_id = owner_of(context),
                           .private_ip_address = interface.addresses.front().address,
                           .requester_managed = !interface.requester.empty(),
                           .source_dest_check = interface.checks_source,
                           .status = interface.attachment ? "in-use" : "available",
                           .subnet_id = interface.subnet,
                           .tag_set = tag_list_of(context, interface.id),
                           .vpc_id = interface.vpc,
                           .operator_ = OperatorResponse{.managed = !interface.operator_.empty()},
                           .availability_zone_id = zone_id(context.region(), interface.zone)};
    shape.ipv6addresses.given = shape.tag_set.given = true;
    shape.private_dns_name = private_dns_name(context, interface.addresses.front().address);
    if (!interface.requester.empty()) shape.requester_id = std::string(service_requester);
    if (!interface.operator_.empty()) shape.operator_->principal = interface.operator_;
    for (const auto& one : interface.addresses) {
        NetworkInterfacePrivateIpAddress address{.primary = &one == &interface.addresses.front(),
                                                 .private_dns_name = private_dns_name(context, one.address),
                                                 .private_ip_address = one.address};
        if (!one.public_ip.empty()) address.association = association_shape(context, one);
        if (!one.public_ip.empty() && !has_names) address.association->public_dns_name.reset();
        if (*address.primary) shape.association = address.association;
        shape.private_ip_addresses.push_back(std::move(address));
    }
    if (interface.attachment) {
        const auto& attached = *interface.attachment;
        shape.attachment = NetworkInterfaceAttachment{.attach_time = attached.at,
                                                      .attachment_id = attached.id,
                                                      .delete_on_termination = attached.deletes_on_termination,
                                                      .device_index = attached.device,
                                                      .network_card_index = 0,
                                                      .instance_owner_id = attached.owner,
                                                      .status = "attached"};
        if (!attached.instance.empty()) shape.attachment->instance_id = attached.instance;
    }
    return shape;
}

}  // namespace backlot::ec2
