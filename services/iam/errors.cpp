#include "services/iam/errors.h"

namespace backlot::iam::errors {

namespace {

std::string joined(std::string_view a, std::string_view b, std::string_view c = {}, std::string_view d = {},
                   std::string_view e = {}) {
    std::string out;
    out.append(a).append(b).append(c).append(d).append(e);
    return out;
}

}  // namespace

Failure no_such_entity(std::string message) { return fail("NoSuchEntity", std::move(message), 404); }
Failure no_such(std::string_view kind, std::string_view name) {
    return no_such_entity(joined("The ", kind, " with name ", name, " cannot be found."));
}
Failure no_such_policy(std::string_view arn) { return no_such_entity(joined("Policy ", arn, " was not found.")); }
Failure not_attachable(std::string_view arn) {
    return no_such_entity(joined("Policy ", arn, " does not exist or is not attachable."));
}
Failure already_exists(std::string message) { return fail("EntityAlreadyExists", std::move(message), 409); }
Failure exists(std::string_view kind, std::string_view name) {
    return already_exists(joined(kind, " with name ", name, " already exists."));
}
Failure delete_conflict(std::string_view what) {
    return conflict(joined("Cannot delete entity, must ", what, " first."));
}
Failure conflict(std::string message) { return fail("DeleteConflict", std::move(message), 409); }
Failure quota(std::string_view quota, std::int64_t limit) {
    return limit_exceeded(joined("Cannot exceed quota for ", quota, ": ", std::to_string(limit)));
}
Failure limit_exceeded(std::string message) { return fail("LimitExceeded", std::move(message), 409); }
Failure malformed_policy(std::string message) { return fail("MalformedPolicyDocument", std::move(message), 400); }
Failure invalid_input(std::string message) { return fail("InvalidInput", std::move(message), 400); }
Failure validation(std::string message) { return fail("ValidationError", std::move(message), 400); }
Failure unmodifiable(std::string_view role) {
    return fail("UnmodifiableEntity",
                joined("Cannot perform the operation on the protected role '", role,
                       "' - this role is only modifiable by AWS"),
                400);
}
Failure not_a_user() { return validation("Must specify userName when calling with non-User credentials"); }
Failure access_denied(std::string message) { return fail("AccessDenied", std::move(message), 403); }
Failure malformed_certificate(std::string message) { return fail("MalformedCertificate", std::move(message), 400); }
Failure invalid_certificate(std::string message) { return fail("InvalidCertificate", std::move(message), 400); }
Failure duplicate_certificate(std::string message) { return fail("DuplicateCertificate", std::move(message), 409); }
Failure key_pair_mismatch() {
    return fail("KeyPairMismatch", "The private key does not match the public key of the certificate.", 400);
}
Failure invalid_public_key() {
    return fail("InvalidPublicKey", "The public key is malformed or otherwise invalid.", 400);
}
Failure duplicate_ssh_key() {
    return fail("DuplicateSSHPublicKey", "The SSH public key is already associated with the user.", 400);
}
Failure unrecognized_key_encoding() {
    return fail("UnrecognizedPublicKeyEncoding", "The public key encoding is not SSH or PEM.", 400);
}
Failure unsupported_service(std::string_view service) {
    return no_such_entity(joined("No such service ", service, " is supported for Service Specific Credentials"));
}
Failure feature_enabled() {
    return fail("FeatureEnabled", "Outbound web identity federation is already enabled for this account.", 409);
}
Failure feature_disabled() {
    return fail("FeatureDisabled", "Outbound web identity federation is disabled for this account.", 404);
}
Failure not_built(std::string message) { return fail("NotImplemented", std::move(message), 400); }

}  // namespace backlot::iam::errors
