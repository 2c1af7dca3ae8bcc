// ListOutboundResponsibilityTransfers: the transfers, asked for or accepted, by which others take on the caller's bills.
//
// Source: AWS Organizations API Reference (2016-11-28), ListOutboundResponsibilityTransfers.
#include "services/organizations/transfers.h"

namespace backlot::organizations {

Result<Access> list_outbound_responsibility_transfers_access(const Context& context,
                                                             const ListOutboundResponsibilityTransfersInput&) {
    return access_to(context, Callers::management, "ListOutboundResponsibilityTransfers");
}

Result<ListOutboundResponsibilityTransfersOutput> list_outbound_responsibility_transfers(
    const Context& context, const ListOutboundResponsibilityTransfersInput& input) {
    if (input.type != "BILLING") return errors::invalid_input("INVALID_ENUM");
    std::vector<ResponsibilityTransfer> found;
    each_transfer(context, [&](const TransferRecord& record) {
        if (record.source == context.account()) found.push_back(describe(context, record));
    });
    ListOutboundResponsibilityTransfersOutput output;
    BACKLOT_CHECK(cut_page(output.responsibility_transfers, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
