// The services that were built: one entry for each folder of services/.
#pragma once

#include <span>

#include "kernel/service.h"

namespace backlot::library {

[[nodiscard]] std::span<const kernel::ServiceEntry> all_services();

}  // namespace backlot::library
