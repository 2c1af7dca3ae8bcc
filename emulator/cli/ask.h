// Asking a running server's own API.
#pragma once

#include <string>

#include "base/error.h"
#include "cli/runtime_file.h"
#include "text/json.h"

namespace backlot::cli {

// Sends `path_and_query` below /_backlot/ with the server's token. Fails with what the server answered.
[[nodiscard]] Result<Json> ask(const RunningServer& server, const std::string& path_and_query);
// The same for the server that an endpoint names; complains on standard error.
[[nodiscard]] Result<Json> ask_endpoint(const std::string& endpoint, const std::string& path_and_query);

}  // namespace backlot::cli
