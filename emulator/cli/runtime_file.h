// The file by which the verbs find a running server: its URL, token and process, readable by the user alone.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/error.h"

namespace backlot::cli {

struct RunningServer {
    std::string url;
    std::string token;
    int process = 0;
};

// $XDG_RUNTIME_DIR/backlot, or ~/.cache/backlot/run. Made with mode 0700.
[[nodiscard]] std::filesystem::path runtime_folder();
[[nodiscard]] Result<std::filesystem::path> write_runtime_file(const RunningServer& server, int port);
// The server of an endpoint URL, or of the default port, or the only one. Fails with NoServer.
[[nodiscard]] Result<RunningServer> find_server(const std::string& endpoint);

}  // namespace backlot::cli
