// DescribeAddresses: Elastic IP addresses by id, address and filters.
//
// Fails with InvalidAllocationID.NotFound, InvalidAddress.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeAddresses.
#include <algorithm>

#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/elastic_addresses.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

constexpr FilterOf<AddressRecord> address_filters[] = {
    {"allocation-id", [](const Context&, const AddressRecord& one) { return Texts{one.id}; }},
    {"association-id", [](const Context&, const AddressRecord& one) { return Texts{one.association}; }},
    {"public-ip", [](const Context&, const AddressRecord& one) { return Texts{one.public_ip}; }},
    {"private-ip-address", [](const Context&, const AddressRecord& one) { return Texts{one.private_address}; }},
    {"network-interface-id", [](const Context&, const AddressRecord& one) { return Texts{one.interface}; }},
    {"network-interface-owner-id",
     [](const Context& context, const AddressRecord& one) { return one.interface.empty() ? Texts{} : Texts{owner_of(context)}; }},
    {"instance-id", none_has<AddressRecord>},
    {"domain", [](const Context&, const AddressRecord&) { return Texts{"vpc"}; }},
    {"network-border-group", [](const Context& context, const AddressRecord&) { return Texts{context.region()}; }},
};

}  // namespace

Result<Access> describe_addresses_access(const Context& context, const DescribeAddressesInput&) { return on_all(context, "ec2:DescribeAddresses"); }

Result<DescribeAddressesOutput> describe_addresses(const Context& context, const DescribeAddressesInput& input) {
    BACKLOT_CHECK(begin(input, {"PublicIps", "Filters", "AllocationIds"}));
    for (const auto& one : input.public_ips) BACKLOT_CHECK(need_address(context, {}, one));
    BACKLOT_TRY(page, select<AddressRecord>(context, addresses, address_filters, {"allocationIds", input.allocation_ids, input.filters, {}, {}}));
    DescribeAddressesOutput output;
    output.addresses.given = true;
    for (const auto& one : page.items) {
        const bool is_asked = input.public_ips.empty() || std::ranges::find(input.public_ips, one.public_ip) != input.public_ips.end();
        if (is_asked) output.addresses.push_back(address_shape(context, one));
    }
    return output;
}

}  // namespace backlot::ec2
