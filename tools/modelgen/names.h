// Names: from the models' to C++'s.
#pragma once

#include <string>
#include <string_view>

namespace backlot::modelgen {

// "SSEKMSKeyId" -> "ssekms_key_id", "ETag" -> "etag". C++ keywords get a trailing underscore.
[[nodiscard]] std::string member_name(std::string_view name);
// "create_queue" and "CreateQueue" give the same.
[[nodiscard]] std::string fold(std::string_view name);
// A string literal, quotes included.
[[nodiscard]] std::string literal(std::string_view text);
// "CreateQueue" -> "create_queue": what functions and files are called.
[[nodiscard]] std::string function_name(std::string_view operation);

}  // namespace backlot::modelgen
