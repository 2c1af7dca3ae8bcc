// Reading parts of files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "http/exchange.h"

namespace backlot::http {

// Appends `size` bytes from `offset`. False where the file is shorter or cannot be read.
[[nodiscard]] bool append_file_bytes(std::string& out, const File& file, std::uint64_t offset, std::size_t size);

}  // namespace backlot::http
