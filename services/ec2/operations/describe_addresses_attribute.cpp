// DescribeAddressesAttribute: the domain names of Elastic IP addresses. None has one: ModifyAddressAttribute is not built.
//
// Fails with InvalidAllocationID.NotFound, InvalidParameterValue.
//
// Source: Amazon EC2 API Reference (2016-11-15), DescribeAddressesAttribute.
#include "services/ec2/begin.h"
#include "services/ec2/describe.h"
#include "services/ec2/elastic_addresses.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

Result<Access> describe_addresses_attribute_access(const Context& context, const DescribeAddressesAttributeInput&) {
    return on_all(context, "ec2:DescribeAddressesAttribute");
}

Result<DescribeAddressesAttributeOutput> describe_addresses_attribute(const Context& context, const DescribeAddressesAttributeInput& input) {
    BACKLOT_CHECK(begin(input, {"AllocationIds", "Attribute", "NextToken", "MaxResults"}));
    BACKLOT_TRY(page, select<AddressRecord>(context, addresses, {}, {"allocationIds", input.allocation_ids, {}, input.max_results, input.next_token}));
    DescribeAddressesAttributeOutput output{.next_token = page.next};
    output.addresses.given = true;
    for (const auto& one : page.items) output.addresses.push_back({.public_ip = one.public_ip, .allocation_id = one.id});
    return output;
}

}  // namespace backlot::ec2
