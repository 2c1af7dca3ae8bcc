#include "services/sts/errors.h"

namespace backlot::sts::errors {

std::unexpected<Error> validation(std::string message) { return fail("ValidationError", std::move(message), 400); }
std::unexpected<Error> invalid_parameter(std::string message) {
    return fail("InvalidParameterValue", std::move(message), 400);
}
std::unexpected<Error> malformed_policy(std::string message) {
    return fail("MalformedPolicyDocument", std::move(message), 400);
}
std::unexpected<Error> packed_policy_too_large(std::int64_t percent) {
    return fail("PackedPolicyTooLarge",
                "Packed policy consumes " + std::to_string(percent) + "% of allotted space, please use smaller policy.",
                400);
}
std::unexpected<Error> access_denied(std::string message) { return fail("AccessDenied", std::move(message), 403); }
std::unexpected<Error> not_authorized(std::string_view principal, std::string_view action, std::string_view resource) {
    return access_denied("User: " + std::string(principal) + " is not authorized to perform: " + std::string(action) +
                         " on resource: " + std::string(resource));
}
std::unexpected<Error> invalid_identity_token(std::string message) {
    return fail("InvalidIdentityToken", std::move(message), 400);
}
std::unexpected<Error> expired_token(std::string message) { return fail("ExpiredTokenException", std::move(message), 400); }
std::unexpected<Error> idp_rejected_claim(std::string message) { return fail("IDPRejectedClaim", std::move(message), 403); }
std::unexpected<Error> outbound_federation_disabled() {
    return fail("OutboundWebIdentityFederationDisabledException",
                "Outbound web identity federation is not enabled for this account.", 403);
}
std::unexpected<Error> session_duration_escalation() {
    return fail("SessionDurationEscalationException",
                "The requested token would outlive the session that asks for it.", 403);
}
std::unexpected<Error> token_payload_too_large() {
    return fail("JWTPayloadSizeExceededException",
                "The token's payload is too large. Reduce the number or the size of its tags.", 400);
}
std::unexpected<Error> invalid_authorization_message() {
    return fail("InvalidAuthorizationMessageException", "Message is not valid", 400);
}

}  // namespace backlot::sts::errors
