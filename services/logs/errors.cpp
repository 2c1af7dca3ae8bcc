#include "services/logs/errors.h"

namespace backlot::logs::errors {

Failure invalid_parameter(std::string message) { return fail("InvalidParameterException", std::move(message), 400); }
Failure invalid_token() { return invalid_parameter("The specified nextToken is invalid."); }
Failure invalid_operation(std::string message) { return fail("InvalidOperationException", std::move(message), 400); }
Failure group_exists() {
    return fail("ResourceAlreadyExistsException", "The specified log group already exists", 400);
}
Failure stream_exists() {
    return fail("ResourceAlreadyExistsException", "The specified log stream already exists", 400);
}
Failure no_such_group() { return not_found("The specified log group does not exist."); }
Failure no_such_stream() { return not_found("The specified log stream does not exist."); }
Failure not_found(std::string message) { return fail("ResourceNotFoundException", std::move(message), 400); }
Failure limit_exceeded(std::string message) { return fail("LimitExceededException", std::move(message), 400); }
Failure is_protected(std::string_view group) {
    return fail("ValidationException",
                "The log group " + std::string(group) + " can't be deleted because deletion protection is enabled.",
                    400);
}
Failure too_many_tags(std::string_view resource) {
    return fail(Error{.code = "TooManyTagsException",
                      .message = "A resource can have no more than 50 tags.",
                      .status = 400,
                      .details = {{"resourceName", std::string(resource)}}});
}
Failure malformed_query(std::string message) { return fail("MalformedQueryException", std::move(message), 400); }
Failure not_built(std::string message) { return fail("NotImplemented", std::move(message), 400); }

}  // namespace backlot::logs::errors
