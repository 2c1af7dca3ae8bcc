// The master key of a state: 32 bytes that seal what must not lie open in it.
//
// A state keeps its own beside the records, in a file that its owner alone may read; without a state it lives as long
// as the process. Real entropy, whatever the seed. Fails with StateUnavailable, and StateDamaged where the file is not
// a key: what was sealed with the right one could not be opened.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/error.h"

namespace backlot::library {

inline constexpr std::size_t master_key_bytes = 32;

[[nodiscard]] Result<std::string> master_key(const std::optional<std::filesystem::path>& state);

}  // namespace backlot::library
