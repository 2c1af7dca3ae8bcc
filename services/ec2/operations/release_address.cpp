// ReleaseAddress: gives an Elastic IP address back that is with nothing.
//
// Fails with InvalidAllocationID.NotFound, InvalidAddress.NotFound, InvalidIPAddress.InUse.
//
// Source: Amazon EC2 API Reference (2016-11-15), ReleaseAddress.
#include "services/ec2/begin.h"
#include "services/ec2/elastic_addresses.h"
#include "services/ec2/gate.h"
#include "services/ec2/interfaces.h"

namespace backlot::ec2 {

Result<Access> release_address_access(const Context& context, const ReleaseAddressInput& input) {
    BACKLOT_TRY(address, need_address(context, input.allocation_id, input.public_ip));
    return asks(on(context, "ec2:ReleaseAddress", address.id, "elastic-ip"));
}

Result<ReleaseAddressOutput> release_address(Context& context, const ReleaseAddressInput& input) {
    BACKLOT_CHECK(begin(input, {"AllocationId", "PublicIp", "NetworkBorderGroup"}));
    BACKLOT_TRY(address, need_address(context, input.allocation_id, input.public_ip));
    if (!address.association.empty()) {
        return errors::make("InvalidIPAddress.InUse", "The address " + address.public_ip + " is in use by " + address.interface + ".");
    }
    free_public_address(context, address.public_ip);
    drop(context, addresses, address);
    return ReleaseAddressOutput{};
}

}  // namespace backlot::ec2
