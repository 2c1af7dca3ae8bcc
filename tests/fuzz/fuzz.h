// What the fuzz targets share. A target returns 0 whatever it is given; a broken rule stops it by an assertion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.h"

namespace backlot::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Takes what stands before the first `separator`, and the separator.
inline std::string_view take_until(std::string_view& text, std::string_view separator) {
    const auto end = text.find(separator);
    const auto taken = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + separator.size());
    return taken;
}

}  // namespace backlot::fuzz
