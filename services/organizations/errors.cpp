#include "services/organizations/errors.h"

#include <utility>

namespace backlot::organizations::errors {

namespace {

constexpr std::pair<std::string_view, std::string_view> sentences[] = {
    {"AccountAlreadyClosedException", "You attempted to close an account that is already closed."},
    {"AccountAlreadyRegisteredException", "The provided account is already a delegated administrator for your organization."},
    {"AccountNotFoundException", "You specified an account that doesn't exist."},
    {"AccountNotRegisteredException", "The provided account is not a registered delegated administrator for your organization."},
    {"AlreadyInOrganizationException", "The AWS account is already a member of an organization."},
    {"ChildNotFoundException", "You specified a child that doesn't exist."},
    {"CreateAccountStatusNotFoundException", "You specified an create account request ID that doesn't exist."},
    {"DestinationParentNotFoundException", "You specified a destination parent that doesn't exist."},
    {"DuplicateAccountException", "The account is already present in the specified destination."},
    {"DuplicateHandshakeException", "A handshake with the same action and target already exists."},
    {"DuplicateOrganizationalUnitException", "An OU with the same name already exists."},
    {"DuplicatePolicyAttachmentException", "The selected policy is already attached to the specified target."},
    {"DuplicatePolicyException", "A policy with the same name already exists."},
    {"EffectivePolicyNotFoundException", "The account has no effective policy of this type, or the type is not enabled."},
    {"HandshakeAlreadyInStateException", "The specified handshake is already in the requested state."},
    {"HandshakeNotFoundException", "You specified a handshake that doesn't exist."},
    {"InvalidHandshakeTransitionException", "You can't perform the operation on the handshake in its current state."},
    {"InvalidResponsibilityTransferTransitionException", "The responsibility transfer can't transition to the requested state because it's not in a valid state for this operation."},
    {"MasterCannotLeaveOrganizationException", "You can't remove a management account from an organization."},
    {"OrganizationNotEmptyException", "To delete an organization you must first remove all member accounts (except the master)."},
    {"OrganizationalUnitNotEmptyException", "The specified organizational unit is not empty. Move all accounts and delete all child organizational units before trying again."},
    {"OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist."},
    {"ParentNotFoundException", "You specified parent that doesn't exist."},
    {"PolicyInUseException", "This policy is attached to one or more entities. You must detach it before you can delete it."},
    {"PolicyNotAttachedException", "The policy isn't attached to the specified target in the specified root."},
    {"PolicyNotFoundException", "You specified a policy that doesn't exist."},
    {"PolicyTypeAlreadyEnabledException", "The specified policy type is already enabled."},
    {"PolicyTypeNotAvailableForOrganizationException", "This operation requires the organization to have all features enabled."},
    {"PolicyTypeNotEnabledException", "This operation can be performed only for enabled policy types."},
    {"ResourcePolicyNotFoundException", "You specified a resource policy that doesn't exist."},
    {"ResponsibilityTransferAlreadyInStatusException", "The responsibility transfer is already in the status that you specified."},
    {"ResponsibilityTransferNotFoundException", "We can't find a transfer that you specified."},
    {"RootNotFoundException", "You specified a root that doesn't exist."},
    {"SourceParentNotFoundException", "You specified a source parent that doesn't exist."},
    {"TargetNotFoundException", "You specified a target that doesn't exist."},
};

Failure with_reason(std::string_view code, std::string message, std::string_view reason) {
    return std::unexpected(Error{.code = std::string(code),
                                 .message = std::move(message),
                                 .status = 400,
                                 .details = {{"Reason", std::string(reason)}}});
}

}  // namespace

Failure of(std::string_view code) {
    for (const auto& [name, sentence] : sentences) {
        if (name == code) return fail(std::string(code), std::string(sentence), 400);
    }
    return fail(std::string(code), "The operation failed.", 400);
}

Failure access_denied() {
    return fail("AccessDeniedException", "You don't have permissions to access this resource.", 400);
}
Failure not_in_use() {
    return fail("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.", 400);
}
Failure invalid_input(std::string_view reason, std::string message) {
    return with_reason("InvalidInputException", message.empty() ? "You specified an invalid value." : std::move(message),
                       reason);
}
Failure constraint(std::string_view reason, std::string message) {
    return with_reason("ConstraintViolationException",
                       message.empty() ? "You have exceeded or violated a constraint: " + std::string(reason) + "."
                                       : std::move(message),
                       reason);
}
Failure handshake_constraint(std::string_view reason, std::string message) {
    return with_reason("HandshakeConstraintViolationException",
                       message.empty() ? "The handshake violates a constraint: " + std::string(reason) + "."
                                       : std::move(message),
                       reason);
}
Failure malformed_policy(std::string detail) {
    return fail("MalformedPolicyDocumentException",
                detail.empty() || detail.starts_with("The provided policy document") ? "The provided policy document does not meet the requirements of the specified policy type."
                               : "The provided policy document does not meet the requirements of the specified policy "
                                 "type: " + detail,
                400);
}

}  // namespace backlot::organizations::errors
