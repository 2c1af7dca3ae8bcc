#include "services/ecr/errors.h"

namespace backlot::ecr::errors {

Refusal make(std::string_view code, std::string message) { return fail(std::string(code), std::move(message), 400); }

Refusal no_repository(std::string_view name, std::string_view registry) {
    return make("RepositoryNotFoundException", "The repository with name '" + std::string(name) +
                                                   "' does not exist in the registry with id '" + std::string(registry) + "'");
}

Refusal invalid_parameter(std::string_view where, std::string_view why) {
    return make("InvalidParameterException",
                "Invalid parameter at '" + std::string(where) + "' failed to satisfy constraint: '" + std::string(why) + "'");
}

Refusal validation(std::string message) { return make("ValidationException", std::move(message)); }

Refusal not_built(std::string_view what) { return make("NotImplemented", "backlot does not " + std::string(what) + " yet."); }

}  // namespace backlot::ecr::errors
