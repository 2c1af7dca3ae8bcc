#include "services/ec2/errors.h"

namespace backlot::ec2::errors {

Failure make(std::string_view code, std::string message) { return fail(std::string(code), std::move(message), 400); }
Failure invalid_value(std::string_view value, std::string_view parameter, std::string_view why) {
    auto message = "Value (" + std::string(value) + ") for parameter " + std::string(parameter) + " is invalid.";
    if (!why.empty()) message += " " + std::string(why);
    return make("InvalidParameterValue", std::move(message));
}
Failure missing(std::string_view parameter) {
    return make("MissingParameter", "The request must contain the parameter " + std::string(parameter));
}
Failure bad_combination(std::string message) { return make("InvalidParameterCombination", std::move(message)); }
Failure dependency(std::string message) { return make("DependencyViolation", std::move(message)); }
Failure has_dependencies(std::string_view what, std::string_view id) {
    return dependency("The " + std::string(what) + " '" + std::string(id) +
                      "' has dependencies and cannot be deleted.");
}
Failure not_built(std::string message) { return fail("NotImplemented", std::move(message), 400); }
Failure dry_run() {
    return fail("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
}

}  // namespace backlot::ec2::errors
