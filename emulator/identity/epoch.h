// The epoch of authorization: a number that changes with every write to what decisions about principals rest on
// (identities, policies, the organization). Bundles are cached under it; revocation holds on the next request.
#pragma once

#include <cstdint>

#include "store/view.h"

namespace backlot::identity {

// The epoch that `view` sees; 0 in a state that has none yet.
[[nodiscard]] std::uint64_t epoch_of(const store::View& view);

// Moves the epoch on: a value that no write set of this process has had.
void touch(store::WriteSet& writes);

}  // namespace backlot::identity
