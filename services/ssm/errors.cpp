#include "services/ssm/errors.h"

namespace backlot::ssm::errors {

Failure make(std::string_view code, std::string message) { return fail(std::string(code), std::move(message), 400); }
Failure validation(std::string message) { return make("ValidationException", std::move(message)); }
// Without a word, as AWS says it.
Failure parameter_not_found() { return make("ParameterNotFound", ""); }
Failure version_not_found(std::string_view name, std::string_view selector) {
    return make("ParameterVersionNotFound", "Systems Manager could not find version " + std::string(selector) +
                " of " +
                                                std::string(name) + ". Verify the version and try again.");
}
Failure invalid_token() { return make("InvalidNextToken", "The specified token isn't valid."); }
Failure invalid_resource_id() { return make("InvalidResourceId",
                                            "The resource ID isn't valid. Verify that you entered the correct ID and try again."); }
Failure not_built(std::string message) { return make("NotImplemented", std::move(message)); }

}  // namespace backlot::ssm::errors
