// UpdateResponsibilityTransfer: renames a transfer. The name belongs to the account that takes the bills on.
//
// Fails with ResponsibilityTransferNotFoundException, ConstraintViolationException
// (TRANSFER_RESPONSIBILITY_UPDATE_NOT_ALLOWED), AccessDeniedException.
//
// Source: AWS Organizations API Reference (2016-11-28), UpdateResponsibilityTransfer; AWS Billing User Guide, "Updating
// transfers".
#include "services/organizations/transfers.h"

namespace backlot::organizations {

Result<Access> update_responsibility_transfer_access(const Context& context,
                                                     const UpdateResponsibilityTransferInput& input) {
    return access_to_transfer(context, "UpdateResponsibilityTransfer", input.id);
}

Result<UpdateResponsibilityTransferOutput> update_responsibility_transfer(Context& context,
                                                                          const UpdateResponsibilityTransferInput& input) {
    auto transfer = find_transfer(context, input.id);
    if (!transfer) return errors::of("ResponsibilityTransferNotFoundException");
    if (transfer->target != context.account()) return errors::access_denied();
    const auto status = status_of(context, *transfer);
    if (status != "REQUESTED" && status != "ACCEPTED") {
        return errors::constraint("TRANSFER_RESPONSIBILITY_UPDATE_NOT_ALLOWED",
                                  "You cannot update this transfer because it is no longer active.");
    }
    transfer->name = input.name;
    store_transfer(context, *transfer);
    return UpdateResponsibilityTransferOutput{.responsibility_transfer = describe(context, *transfer)};
}

}  // namespace backlot::organizations
