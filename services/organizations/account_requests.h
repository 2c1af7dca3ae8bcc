// What the operations on requests for new accounts answer.
#pragma once

#include "services/organizations/organization.h"
#include "services/organizations/tables.h"

namespace backlot::organizations {

[[nodiscard]] CreateAccountStatus describe(const Context& context, const AccountRequest& request);

}  // namespace backlot::organizations
