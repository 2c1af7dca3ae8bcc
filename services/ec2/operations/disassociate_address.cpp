// DisassociateAddress: takes an Elastic IP address from its interface.
//
// Fails with InvalidAssociationID.NotFound, InvalidAddress.NotFound, AuthFailure (a NAT gateway's).
//
// Source: Amazon EC2 API Reference (2016-11-15), DisassociateAddress.
#include "services/ec2/begin.h"
#include "services/ec2/elastic_addresses.h"
#include "services/ec2/gate.h"

namespace backlot::ec2 {

namespace {

Result<AddressRecord> associated(const Context& context, const DisassociateAddressInput& input) {
    if (!input.association_id) return need_address(context, {}, input.public_ip);
    auto found = first_that(context, addresses, [&](const AddressRecord& one) { return one.association == *input.association_id; });
    if (!found) return errors::make("InvalidAssociationID.NotFound", "The association ID '" + *input.association_id + "' does not exist");
    return *std::move(found);
}

}  // namespace

Result<Access> disassociate_address_access(const Context& context, const DisassociateAddressInput& input) {
    BACKLOT_TRY(address, associated(context, input));
    return asks(on(context, "ec2:DisassociateAddress", address.id, "elastic-ip"));
}

Result<DisassociateAddressOutput> disassociate_address(Context& context, const DisassociateAddressInput& input) {
    BACKLOT_CHECK(begin(input, {"AssociationId", "PublicIp"}));
    BACKLOT_TRY(address, associated(context, input));
    if (!address.gateway.empty()) return errors::make("AuthFailure", "You do not have permission to access the specified resource: it belongs to " + address.gateway + ".");
    disassociate(context, address);
    return DisassociateAddressOutput{};
}

}  // namespace backlot::ec2
