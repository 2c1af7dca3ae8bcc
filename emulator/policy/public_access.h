// Whether S3 calls a bucket policy public.
//
// Source: S3 User Guide, "Blocking public access to your Amazon S3 storage", "The meaning of 'public'".
#pragma once

#include <cstddef>
#include <optional>

#include "policy/document.h"

namespace backlot::policy {

// The index of the first statement that makes the policy public, or nothing.
[[nodiscard]] std::optional<std::size_t> public_statement(const Document& document);
[[nodiscard]] inline bool is_public(const Document& document) { return public_statement(document).has_value(); }

}  // namespace backlot::policy
