// Principals inside stored policies.
//
// AWS stores the unique id of a user or role that a policy names, so that one deleted and recreated under the
// same name is another principal. canonical() writes those ids into a policy before it is stored and checks
// that every principal exists; readable() writes ARNs back for the reader, leaving ids whose owner is gone.
//
// Source: IAM User Guide, "AWS JSON policy elements: Principal".
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "store/view.h"

namespace backlot::identity {

// The policy with unique ids for users and roles. Fails with code "InvalidPrincipal" and the offending value
// as message where a named account, user, role, provider or id does not exist, or has a partial wildcard.
[[nodiscard]] Result<std::string> canonical(const store::View& view, std::string_view policy);

// The policy as a reader gets it.
[[nodiscard]] std::string readable(const store::View& view, std::string_view policy);

}  // namespace backlot::identity
