#include "services/kms/errors.h"

namespace backlot::kms::errors {

namespace {

std::string text(std::string_view value) { return std::string(value); }

}  // namespace

Failure make(std::string_view code, std::string message) { return fail(text(code), std::move(message), 400); }

Failure key_not_found(std::string_view arn) { return make("NotFoundException", "Key '" + text(arn) + "' does not exist"); }
Failure invalid_key_id(std::string_view key_id) {
    return make("NotFoundException", "Invalid keyId '" + text(key_id) + "'");
}
Failure alias_not_found(std::string_view arn) { return make("NotFoundException", "Alias " + text(arn) + " is not found."); }
Failure invalid_arn(std::string_view arn) { return make("InvalidArnException", "Invalid ARN: " + text(arn)); }

// Of a key in another account nothing is told, not even whether it is there.
Failure not_allowed_or_not_there(std::string_view caller, std::string_view action) {
    return make("AccessDeniedException",
                "User: " + text(caller) + " is not authorized to perform: " + text(action) +
                    " on this resource because the resource does not exist in this Region, no resource-based policies "
                    "allow access, or a resource-based policy explicitly denies access");
}

Failure unknown_ciphertext() {
    return make("AccessDeniedException",
                "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or "
                "you are not allowed to access.");
}

Failure disabled(std::string_view arn) { return make("DisabledException", text(arn) + " is disabled."); }
Failure pending_deletion(std::string_view arn) {
    return make("KMSInvalidStateException", text(arn) + " is pending deletion.");
}
Failure pending_replica_deletion(std::string_view arn) {
    return make("KMSInvalidStateException", text(arn) + " is pending replica deletion.");
}
Failure not_pending_deletion(std::string_view arn) {
    return make("KMSInvalidStateException", text(arn) + " is not pending deletion.");
}
Failure pending_import(std::string_view arn) {
    return make("KMSInvalidStateException", text(arn) + " is pending import.");
}
Failure wrong_origin(std::string_view arn, std::string_view origin) {
    return make("UnsupportedOperationException",
                text(arn) + " origin is " + text(origin) + " which is not valid for this operation.");
}
Failure wrong_usage(std::string_view arn, std::string_view usage, std::string_view operation) {
    return make("InvalidKeyUsageException",
                text(arn) + " key usage is " + text(usage) + " which is not valid for " + text(operation) + ".");
}
Failure wrong_algorithm(std::string_view algorithm, std::string_view spec) {
    return make("InvalidKeyUsageException",
                "Algorithm " + text(algorithm) + " is incompatible with key spec " + text(spec) + ".");
}
Failure unsupported(std::string message) { return make("UnsupportedOperationException", std::move(message)); }

Failure validation(std::string message) { return make("ValidationException", std::move(message)); }
Failure malformed_policy(std::string message) { return make("MalformedPolicyDocumentException", std::move(message)); }
Failure limit_exceeded(std::string message) { return make("LimitExceededException", std::move(message)); }
Failure invalid_ciphertext() { return make("InvalidCiphertextException", ""); }
Failure incorrect_key() {
    return make("IncorrectKeyException",
                "The key ID in the request does not identify a CMK that can perform this operation.");
}
Failure invalid_marker() { return make("InvalidMarkerException", "The marker is not valid."); }
Failure dry_run() {
    return make("DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
}
Failure not_built(std::string message) { return make("NotImplemented", std::move(message)); }

}  // namespace backlot::kms::errors
