#include "services/organizations/transfers.h"

#include "identity/directory.h"
#include "services/organizations/handshakes.h"

namespace backlot::organizations {

namespace {

TransferParticipant participant(const Context& context, const std::string& account) {
    TransferParticipant out;
    out.management_account_id = account;
    if (const auto found = identity::find_account(context.view(), account)) out.management_account_email = found->email;
    return out;
}

std::chrono::year_month_day date_of(identity::Time at) {
    return std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(at)};
}

}  // namespace

std::optional<TransferRecord> find_transfer(const Context& context, const std::string& id) {
    auto record = context.find(transfers, id);
    if (record && record->source != context.account() && record->target != context.account()) record.reset();
    return record;
}

std::string status_of(const Context& context, const TransferRecord& record) {
    if (record.withdrawn) return "WITHDRAWN";
    const auto handshake = context.find(handshakes, record.handshake);
    if (!handshake) return "EXPIRED";
    return is_live(context, *handshake) ? "REQUESTED" : state_of(context, *handshake);
}

std::string transfer_arn(const Context& context, const TransferRecord& record) {
    const bool is_inbound = record.target == context.account();
    return "arn:aws:organizations::" + context.account() + ":transfer/" +
           (is_inbound ? record.target_organization : record.source_organization) + "/billing/" +
           (is_inbound ? "inbound/" : "outbound/") + record.id;
}

ResponsibilityTransfer describe(const Context& context, const TransferRecord& record) {
    ResponsibilityTransfer out;
    out.arn = transfer_arn(context, record);
    out.name = record.name;
    out.id = record.id;
    out.type = "BILLING";
    out.status = status_of(context, record);
    out.source = participant(context, record.source);
    out.target = participant(context, record.target);
    out.start_timestamp = record.start;
    if (record.withdrawn) out.end_timestamp = record.end;
    if (out.status == "REQUESTED") out.active_handshake_id = record.handshake;
    return out;
}

void store_transfer(Context& context, const TransferRecord& record) {
    store::put(context.writes(), transfers, record, record.id);
}

Result<Access> access_to_transfer(const Context& context, std::string action, const std::string& id) {
    const auto record = find_transfer(context, id);
    return access_to(context, Callers::management, std::move(action), record ? transfer_arn(context, *record) : "*", {},
                     record && record->target == context.account() ? record->tags : identity::Tags{});
}

identity::Time end_of_month(identity::Time at) {
    const auto date = date_of(at);
    const auto next = std::chrono::year_month{date.year(), date.month()} + std::chrono::months{1};
    return identity::Time{std::chrono::sys_days{next / 1}} - std::chrono::milliseconds{1};
}

Result<> check_start(const Context& context, identity::Time start) {
    if (date_of(start).day() != std::chrono::day{1}) {
        return errors::invalid_input("START_DATE_NOT_BEGINNING_OF_MONTH",
                                     "The start date must be the first day of the month.");
    }
    if (start != identity::Time{std::chrono::floor<std::chrono::days>(start)}) {
        return errors::invalid_input("START_DATE_NOT_BEGINNING_OF_DAY", "The start date must be the beginning of the day.");
    }
    if (start <= context.now()) return errors::invalid_input("START_DATE_TOO_EARLY", "The start date is too early.");
    return {};
}

Result<> check_end(const Context& context, const TransferRecord& record, identity::Time end) {
    // A client that sends whole seconds means the last one.
    if (std::chrono::floor<std::chrono::seconds>(end) != std::chrono::floor<std::chrono::seconds>(end_of_month(end))) {
        return errors::invalid_input("END_DATE_NOT_END_OF_MONTH", "The end date must be the end of the last day of the month.");
    }
    if (end < context.now() || end < record.start) {
        return errors::invalid_input("END_DATE_TOO_EARLY", "The end date is too early.");
    }
    return {};
}

}  // namespace backlot::organizations
