// InviteOrganizationToTransferResponsibility: asks another organization's management account to hand over its bills,
// from the first day of a month on.
//
// Fails with InvalidInputException (INVALID_PARTY_TYPE_TARGET, INVALID_PATTERN_TARGET_ID, INVALID_EMAIL_ADDRESS_TARGET,
// INVALID_ENUM, START_DATE_...), HandshakeConstraintViolationException (SOURCE_AND_TARGET_CANNOT_MATCH,
// TARGET_ACCOUNT_VALIDATION_FAILURE, RESPONSIBILITY_TRANSFER_ALREADY_EXISTS), DuplicateHandshakeException.
//
// Source: AWS Organizations API Reference (2016-11-28), InviteOrganizationToTransferResponsibility.
#include "services/organizations/handshakes.h"
#include "services/organizations/tags.h"
#include "services/organizations/transfers.h"

namespace backlot::organizations {

namespace {

// One of the pair that is asked or has been accepted: its status.
std::string standing_with(const Context& context, const std::string& source, const std::string& target) {
    std::string standing;
    each_transfer(context, [&](const TransferRecord& record) {
        if (record.source != source || record.target != target) return;
        const auto status = status_of(context, record);
        if (status == "REQUESTED" || status == "ACCEPTED") standing = status;
    });
    return standing;
}

}  // namespace

Result<Access> invite_organization_to_transfer_responsibility_access(
    const Context& context, const InviteOrganizationToTransferResponsibilityInput& input) {
    BACKLOT_TRY(access, access_to(context, Callers::management, "InviteOrganizationToTransferResponsibility"));
    add_tags(access, input.tags);
    return access;
}

Result<InviteOrganizationToTransferResponsibilityOutput> invite_organization_to_transfer_responsibility(
    Context& context, const InviteOrganizationToTransferResponsibilityInput& input) {
    BACKLOT_TRY(home, home_of(context));
    BACKLOT_TRY(tags, checked_tags(input.tags));
    if (input.type != "BILLING") return errors::invalid_input("INVALID_ENUM");
    BACKLOT_TRY(source, find_party(context, input.target));
    if (source.id == context.account()) return errors::handshake_constraint("SOURCE_AND_TARGET_CANNOT_MATCH");
    const auto other = context.find(identity::organizations, source.organization);
    if (!other || other->management_account != source.id) {
        return errors::handshake_constraint("TARGET_ACCOUNT_VALIDATION_FAILURE",
                                            "Billing transfer is not available for your account.");
    }
    BACKLOT_CHECK(check_start(context, input.start_timestamp));
    const auto standing = standing_with(context, source.id, context.account());
    if (standing == "REQUESTED") return errors::of("DuplicateHandshakeException");
    if (!standing.empty()) return errors::handshake_constraint("RESPONSIBILITY_TRANSFER_ALREADY_EXISTS");

    auto handshake = new_handshake(context, home.organization, "TRANSFER_RESPONSIBILITY", handshake_life);
    handshake.account = source.id;
    if (input.target.type == "EMAIL") handshake.email = input.target.id;
    handshake.notes = input.notes.value_or("");
    const TransferRecord transfer{.id = "rt-" + context.ids().alnum_lower(10),
                                  .name = input.source_name,
                                  .source = source.id,
                                  .source_organization = other->id,
                                  .target = context.account(),
                                  .target_organization = home.organization.id,
                                  .handshake = handshake.id,
                                  .tags = std::move(tags),
                                  .start = input.start_timestamp};
    handshake.transfer = transfer.id;
    store_transfer(context, transfer);
    store_handshake(context, handshake);
    return InviteOrganizationToTransferResponsibilityOutput{.handshake = describe(context, handshake)};
}

}  // namespace backlot::organizations
