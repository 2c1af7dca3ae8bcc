// ListInboundResponsibilityTransfers: the transfers, asked for or accepted, by which the caller takes on other
// organizations' bills. Fails with ResponsibilityTransferNotFoundException where `Id` names none of them.
//
// Source: AWS Organizations API Reference (2016-11-28), ListInboundResponsibilityTransfers.
#include "services/organizations/transfers.h"

namespace backlot::organizations {

Result<Access> list_inbound_responsibility_transfers_access(const Context& context,
                                                            const ListInboundResponsibilityTransfersInput&) {
    return access_to(context, Callers::management, "ListInboundResponsibilityTransfers");
}

Result<ListInboundResponsibilityTransfersOutput> list_inbound_responsibility_transfers(
    const Context& context, const ListInboundResponsibilityTransfersInput& input) {
    if (input.type != "BILLING") return errors::invalid_input("INVALID_ENUM");
    std::vector<ResponsibilityTransfer> found;
    each_transfer(context, [&](const TransferRecord& record) {
        if (record.target != context.account() || (input.id && record.id != *input.id)) return;
        found.push_back(describe(context, record));
    });
    if (input.id && found.empty()) return errors::of("ResponsibilityTransferNotFoundException");
    ListInboundResponsibilityTransfersOutput output;
    BACKLOT_CHECK(cut_page(output.responsibility_transfers, output.next_token, found, input));
    return output;
}

}  // namespace backlot::organizations
