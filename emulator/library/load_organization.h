// Applying an organization file to a state: what is there already stays, what is missing is made.
#pragma once

#include "base/error.h"
#include "clock/clock.h"
#include "identity/organization_file.h"
#include "store/view.h"

namespace backlot::library {

// Fails with code OrganizationFileInvalid where the state and the file contradict each other (an account of that id
// under another name) or a trust policy names a principal that does not exist.
[[nodiscard]] Result<> apply_organization(store::WriteSet& writes, clock::Ids& ids, clock::Time now,
                                          const identity::OrganizationFile& file);

}  // namespace backlot::library
