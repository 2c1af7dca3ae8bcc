// DescribeResponsibilityTransfer: one transfer, to either of its management accounts.
//
// Fails with ResponsibilityTransferNotFoundException.
//
// Source: AWS Organizations API Reference (2016-11-28), DescribeResponsibilityTransfer.
#include "services/organizations/transfers.h"

namespace backlot::organizations {

Result<Access> describe_responsibility_transfer_access(const Context& context,
                                                       const DescribeResponsibilityTransferInput& input) {
    return access_to_transfer(context, "DescribeResponsibilityTransfer", input.id);
}

Result<DescribeResponsibilityTransferOutput> describe_responsibility_transfer(
    const Context& context, const DescribeResponsibilityTransferInput& input) {
    const auto transfer = find_transfer(context, input.id);
    if (!transfer) return errors::of("ResponsibilityTransferNotFoundException");
    return DescribeResponsibilityTransferOutput{.responsibility_transfer = describe(context, *transfer)};
}

}  // namespace backlot::organizations
