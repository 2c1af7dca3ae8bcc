// DescribeNetworkInterfaces: interfaces by id and filters.
//
// Fails with InvalidNetworkInterfaceID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeNetworkInterfaces.
#include "clock/format.h"
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/gate.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/zones.h"

namespace backlot::ec2 {

namespace {

template <std::string InterfaceAddress::*Member>
Texts of_addresses(const Context&, const InterfaceRecord& interface) {
    Texts texts;
    for (const auto& one : interface.addresses)
        if (!(one.*Member).empty()) texts.push_back(one.*Member);
    return texts;
}

template <std::string AttachmentRecord::*Member>
Texts of_attachment(const Context&, const InterfaceRecord& interface) {
    if (!interface.attachment || ((*interface.attachment).*Member).empty()) return {};
    return {(*interface.attachment).*Member};
}

Texts shown(const std::optional<std::string>& text) { return text ? Texts{*text} : Texts{}; }

template <std::optional<std::string> NetworkInterfaceAssociation::*Member>
Texts association_part(const Context& context, const InterfaceRecord& interface) {
    const auto shape = interface_shape(context, interface);
    return shape.association ? shown((*shape.association).*Member) : Texts{};
}

constexpr FilterOf<InterfaceRecord> interface_filters[] = {
    {"network-interface-id", [](const Context&, const InterfaceRecord& one) { return Texts{one.id}; }},
    {"vpc-id", [](const Context&, const InterfaceRecord& one) { return Texts{one.vpc}; }},
    {"subnet-id", [](const Context&, const InterfaceRecord& one) { return Texts{one.subnet}; }},
    {"availability-zone", [](const Context&, const InterfaceRecord& one) { return Texts{one.zone}; }},
    {"availability-zone-id",
     [](const Context& context, const InterfaceRecord& one) { return Texts{zone_id(context.region(), one.zone)}; }},
    {"description", [](const Context&, const InterfaceRecord& one) { return Texts{one.description}; }},
    {"group-id", [](const Context&, const InterfaceRecord& one) { return Texts(one.groups); }},
    {"group-name",
     [](const Context& context, const InterfaceRecord& one) {
         Texts names;
         for (const auto& id : one.groups)
             if (const auto group = look_up(context, groups, id)) names.push_back(group->name);
         return names;
     }},
    {"interface-type", [](const Context&, const InterfaceRecord& one) { return Texts{one.kind}; }},
    {"mac-address", [](const Context&, const InterfaceRecord& one) { return Texts{one.mac}; }},
    {"owner-id", [](const Context& context, const InterfaceRecord&) { return Texts{owner_of(context)}; }},
    {"private-ip-address",
     [](const Context&, const InterfaceRecord& one) { return Texts{one.addresses.front().address}; }},
    {"addresses.private-ip-address", of_addresses<&InterfaceAddress::address>},
    {"addresses.association.public-ip", of_addresses<&InterfaceAddress::public_ip>},
    {"association.public-ip", of_addresses<&InterfaceAddress::public_ip>},
    // Of Elastic IP addresses, which no interface has yet.
    {"association.allocation-id", [](const Context&, const InterfaceRecord&) { return Texts{}; }},
    {"association.association-id", [](const Context&, const InterfaceRecord&) { return Texts{}; }},
    {"attachment.attachment-id", of_attachment<&AttachmentRecord::id>},
    {"attachment.instance-id", of_attachment<&AttachmentRecord::instance>},
    {"attachment.instance-owner-id", of_attachment<&AttachmentRecord::owner>},
    {"attachment.status",
     [](const Context&, const InterfaceRecord& one) { return one.attachment ? Texts{"attached"} : Texts{}; }},
    {"attachment.attach-time",
     [](const Context&, const InterfaceRecord& one) { return one.attachment ? Texts{clock::iso8601(one.attachment->at)} : Texts{}; }},
    {"attachment.delete-on-termination",
     [](const Context&, const InterfaceRecord& one) { return one.attachment ? yes_or_no(one.attachment->deletes_on_termination) : Texts{}; }},
    {"attachment.device-index",
     [](const Context&, const InterfaceRecord& one) { return one.attachment ? Texts{std::to_string(one.attachment->device)} : Texts{}; }},
    {"addresses.primary", [](const Context&, const InterfaceRecord& one) { return one.addresses.size() > 1 ? Texts{"true", "false"} : Texts{"true"}; }},
    {"private-dns-name", [](const Context& context, const InterfaceRecord& one) { return shown(interface_shape(context, one).private_dns_name); }},
    {"requester-id", [](const Context& context, const InterfaceRecord& one) { return shown(interface_shape(context, one).requester_id); }},
    {"addresses.association.owner-id", association_part<&NetworkInterfaceAssociation::ip_owner_id>},
    {"association.ip-owner-id", association_part<&NetworkInterfaceAssociation::ip_owner_id>},
    {"association.public-dns-name", association_part<&NetworkInterfaceAssociation::public_dns_name>},
    {"ipv6-addresses.ipv6-address", none_has<InterfaceRecord>},
    {"requester-managed", [](const Context&, const InterfaceRecord& one) { return yes_or_no(!one.requester.empty()); }},
    {"operator.managed", [](const Context&, const InterfaceRecord& one) { return yes_or_no(!one.operator_.empty()); }},
    {"operator.principal", [](const Context&, const InterfaceRecord& one) { return Texts{one.operator_}; }},
    {"source-dest-check", [](const Context&, const InterfaceRecord& one) { return yes_or_no(one.checks_source); }},
    {"status",
     [](const Context&, const InterfaceRecord& one) { return Texts{one.attachment ? "in-use" : "available"}; }},
};

}  // namespace

Result<Access> describe_network_interfaces_access(const Context& context, const DescribeNetworkInterfacesInput&) {
    return on_all(context, "ec2:DescribeNetworkInterfaces");
}

// IncludeManagedResources asks for what is shown anyway.
Result<DescribeNetworkInterfacesOutput> describe_network_interfaces(const Context& context,
                                                                    const DescribeNetworkInterfacesInput& input) {
    BACKLOT_CHECK(begin(input, {"NextToken", "MaxResults", "IncludeManagedResources", "NetworkInterfaceIds", "Filters"}));
    BACKLOT_TRY(page, select<InterfaceRecord>(context, interfaces, interface_filters,
                                              {"networkInterfaceIds", input.network_interface_ids, input.filters,
                                               input.max_results, input.next_token}));
    DescribeNetworkInterfacesOutput output{.next_token = page.next};
    output.network_interfaces.given = true;
    for (const auto& one : page.items) output.network_interfaces.push_back(interface_shape(context, one));
    return output;
}

}  // namespace backlot::ec2
