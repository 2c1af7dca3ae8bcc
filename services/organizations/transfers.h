// Transfers of a responsibility: one management account (the target) takes on the bills of another organization (the
// source), which it invites by a handshake.
//
// DIFFERS: there are no bills here: a transfer is kept, told, and ends, and moves no money. Its chain of transfers, its
// quotas and a start too far ahead are not checked.
//
// Source: AWS Organizations API Reference (2016-11-28), ResponsibilityTransfer; AWS Billing User Guide, "Withdrawing
// transfers", "Viewing transfers", "Updating transfers".
#pragma once

#include "services/organizations/organization.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

// The transfer, to either of its sides; nothing to anyone else.
[[nodiscard]] std::optional<TransferRecord> find_transfer(const Context& context, const std::string& id);
// REQUESTED, ACCEPTED, ... WITHDRAWN.
[[nodiscard]] std::string status_of(const Context& context, const TransferRecord& record);
[[nodiscard]] ResponsibilityTransfer describe(const Context& context, const TransferRecord& record);
[[nodiscard]] std::string transfer_arn(const Context& context, const TransferRecord& record);
void store_transfer(Context& context, const TransferRecord& record);

// The question of an operation on a transfer: asked of a management account alone.
[[nodiscard]] Result<Access> access_to_transfer(const Context& context, std::string action, const std::string& id);

template <class Visit>
void each_transfer(const Context& context, Visit&& visit) {
    store::scan(context.view(), transfers, std::forward<Visit>(visit));
}

// Fails with InvalidInputException: START_DATE_NOT_BEGINNING_OF_MONTH, START_DATE_NOT_BEGINNING_OF_DAY,
// START_DATE_TOO_EARLY; END_DATE_NOT_END_OF_MONTH, END_DATE_TOO_EARLY.
[[nodiscard]] Result<> check_start(const Context& context, identity::Time start);
[[nodiscard]] Result<> check_end(const Context& context, const TransferRecord& record, identity::Time end);
// The last millisecond of the month of `at`.
[[nodiscard]] identity::Time end_of_month(identity::Time at);

}  // namespace backlot::organizations
