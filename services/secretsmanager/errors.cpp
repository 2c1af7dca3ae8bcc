#include "services/secretsmanager/errors.h"

namespace backlot::secretsmanager::errors {

Refusal make(std::string_view code, std::string message) { return fail(std::string(code), std::move(message), 400); }
Refusal not_found() { return make("ResourceNotFoundException", "Secrets Manager can't find the specified secret."); }
Refusal no_version(std::string_view what) {
    return make("ResourceNotFoundException", "Secrets Manager can't find the specified secret value " + std::string(what));
}
Refusal invalid_parameter(std::string message) { return make("InvalidParameterException", std::move(message)); }
Refusal invalid_request(std::string message) { return make("InvalidRequestException", std::move(message)); }
Refusal marked_for_deletion() {
    return invalid_request("You can't perform this operation on the secret because it was marked for deletion.");
}
Refusal is_replica() {
    return invalid_parameter("Operation not permitted on a replica secret. Call must be made in primary secret's region.");
}
Refusal not_built(std::string_view what) {
    return make("NotImplemented", "backlot does not " + std::string(what) + " yet.");
}

}  // namespace backlot::secretsmanager::errors
