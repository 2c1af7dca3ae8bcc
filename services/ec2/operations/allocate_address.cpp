// AllocateAddress: an Elastic IP address of Amazon's pool. Addresses of one's own are NotImplemented.
//
// Fails with AddressLimitExceeded.
//
// Source: Amazon EC2 API Reference (2016-11-15), AllocateAddress.
#include "services/ec2/begin.h"
#include "services/ec2/elastic_addresses.h"
#include "services/ec2/gate.h"
#include "services/ec2/interfaces.h"
#include "services/ec2/tags.h"

namespace backlot::ec2 {

Result<Access> allocate_address_access(const Context& context, const AllocateAddressInput& input) {
    return asks(on_new(context, "ec2:AllocateAddress", "elastic-ip", input.tag_specifications));
}

Result<AllocateAddressOutput> allocate_address(Context& context, const AllocateAddressInput& input) {
    BACKLOT_CHECK(begin(input, {"Domain", "TagSpecifications"}));
    if (input.domain.value_or("vpc") != "vpc") return errors::invalid_value(*input.domain, "domain");
    BACKLOT_TRY(tags, tags_in(input.tag_specifications, "elastic-ip"));
    if (all_that(context, addresses, [](const AddressRecord&) { return true; }).size() >= addresses_limit) {
        return errors::make("AddressLimitExceeded", "The maximum number of addresses has been reached.");
    }
    AddressRecord address{.id = new_id(context, "eipalloc-")};
    BACKLOT_TRY(public_ip, take_public_address(context, address.id));
    address.public_ip = public_ip;
    keep(context, addresses, address);
    keep_tags(context, address.id, tags);
    return AllocateAddressOutput{.allocation_id = address.id, .public_ipv4pool = "amazon", .network_border_group = context.region(), .domain = "vpc",
                                 .public_ip = address.public_ip};
}

}  // namespace backlot::ec2
