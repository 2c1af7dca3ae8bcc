// TerminateResponsibilityTransfer: either side withdraws from an accepted transfer, which goes on to the end of a month:
// the one asked for, or this one.
//
// Fails with ResponsibilityTransferNotFoundException, ResponsibilityTransferAlreadyInStatusException,
// InvalidResponsibilityTransferTransitionException, InvalidInputException (END_DATE_...).
//
// Source: AWS Organizations API Reference (2016-11-28), TerminateResponsibilityTransfer; AWS Billing User Guide,
// "Withdrawing transfers".
#include "services/organizations/transfers.h"

namespace backlot::organizations {

Result<Access> terminate_responsibility_transfer_access(const Context& context,
                                                        const TerminateResponsibilityTransferInput& input) {
    return access_to_transfer(context, "TerminateResponsibilityTransfer", input.id);
}

Result<TerminateResponsibilityTransferOutput> terminate_responsibility_transfer(
    Context& context, const TerminateResponsibilityTransferInput& input) {
    auto transfer = find_transfer(context, input.id);
    if (!transfer) return errors::of("ResponsibilityTransferNotFoundException");
    const auto status = status_of(context, *transfer);
    if (status == "WITHDRAWN") return errors::of("ResponsibilityTransferAlreadyInStatusException");
    if (status != "ACCEPTED") return errors::of("InvalidResponsibilityTransferTransitionException");
    const auto end = input.end_timestamp.value_or(end_of_month(std::max(context.now(), transfer->start)));
    BACKLOT_CHECK(check_end(context, *transfer, end));
    transfer->withdrawn = true;
    transfer->end = end;
    store_transfer(context, *transfer);
    return TerminateResponsibilityTransferOutput{.responsibility_transfer = describe(context, *transfer)};
}

}  // namespace backlot::organizations
