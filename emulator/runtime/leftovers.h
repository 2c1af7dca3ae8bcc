// What a container leaves in a runtime's folder, and how it goes.
#pragma once

#include <filesystem>

namespace backlot::runtime {

// What stays is taken away when a runtime opens the folder again.
void discard(const std::filesystem::path& folder);

// Containers that a predecessor left in the folder, and their files.
void end_leftovers(const std::filesystem::path& folder);

}  // namespace backlot::runtime
