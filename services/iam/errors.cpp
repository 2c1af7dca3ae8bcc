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
Failure not_built(std::string message) { return fail("NotImplemented", std::move(message), 400); }

}  // namespace backlot::iam::errors
