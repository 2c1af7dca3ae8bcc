#include "cli/runtime_file.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <vector>

#include "text/json.h"

namespace backlot::cli {

namespace {

std::string port_of(const std::string& url) {
    const auto colon = url.rfind(':');
    return colon == std::string::npos ? std::string{} : url.substr(colon + 1, url.find('/', colon) - colon - 1);
}

std::optional<RunningServer> read(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    const auto json = Json::parse(text.str());
    if (!json) return std::nullopt;
    RunningServer server{.url = (*json)["url"].string_or(""),
                         .token = (*json)["token"].string_or(""),
                         .process = static_cast<int>((*json)["process"].to_int().value_or(0))};
    if (server.process <= 0 || ::kill(server.process, 0) != 0) return std::nullopt;
    return server;
}

}  // namespace

std::filesystem::path runtime_folder() {
    std::filesystem::path folder;
    if (const char* runtime = std::getenv("XDG_RUNTIME_DIR"); runtime != nullptr && *runtime != '\0') {
        folder = std::filesystem::path(runtime) / "backlot";
    } else {
        const char* home = std::getenv("HOME");
        folder = std::filesystem::path(home != nullptr ? home : "/tmp") / ".cache/backlot/run";
    }
    std::error_code ignored;
    std::filesystem::create_directories(folder, ignored);
    ::chmod(folder.c_str(), 0700);
    return folder;
}

Result<std::filesystem::path> write_runtime_file(const RunningServer& server, int port) {
    const auto path = runtime_folder() / (std::to_string(port) + ".json");
    ::unlink(path.c_str());
    const int file = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    const auto text = Json::object({{"url", server.url}, {"token", server.token}, {"process", server.process}}).dump();
    const bool is_written = file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    if (file >= 0) ::close(file);
    if (!is_written) return fail("RuntimeFile", "cannot write " + path.string());
    return path;
}

Result<RunningServer> find_server(const std::string& endpoint) {
    const auto folder = runtime_folder();
    if (!endpoint.empty()) {
        if (auto server = read(folder / (port_of(endpoint) + ".json"))) return *server;
        return fail("NoServer", "no backlot server of yours listens at " + endpoint);
    }
    if (auto server = read(folder / "4566.json")) return *server;
    std::vector<RunningServer> running;
    std::error_code ignored;
    for (const auto& file : std::filesystem::directory_iterator(folder, ignored)) {
        if (auto server = read(file.path())) running.push_back(*server);
    }
    if (running.size() == 1) return running.front();
    if (running.empty()) return fail("NoServer", "no backlot server runs: start one with `backlot serve`");
    return fail("NoServer", "several backlot servers run: name one with --endpoint");
}

}  // namespace backlot::cli
