// serve: the emulated AWS on a port, until SIGTERM or SIGINT.
#include <signal.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <iostream>

#include "cli/runtime_file.h"
#include "cli/verbs.h"
#include "clock/format.h"
#include "http/serve_gateway.h"
#include "http/server.h"
#include "http/tls.h"
#include "library/admin.h"
#include "library/backlot.h"
#include "runtime/script.h"

namespace backlot::cli {

namespace {

std::filesystem::path default_state() {
    if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != '\0') {
        return std::filesystem::path(data) / "backlot";
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home != nullptr ? home : ".") / ".local/share/backlot";
}

Result<std::pair<std::string, std::uint16_t>> parse_listen(const std::string& text) {
    const auto colon = text.rfind(':');
    unsigned port = 0;
    const auto digits = colon == std::string::npos ? std::string_view{} : std::string_view(text).substr(colon + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || port > 65535) {
        return fail("InvalidListen", "--listen takes ADDRESS:PORT, not " + text);
    }
    return std::pair{text.substr(0, colon), static_cast<std::uint16_t>(port)};
}

using Folders = std::map<std::string, std::filesystem::path, std::less<>>;

// Of "NAME=FOLDER" each. A name may hold colons and slashes, a folder must be there.
Result<Folders> parse_folders(std::string_view option, const std::vector<std::string>& given) {
    Folders folders;
    for (const auto& one : given) {
        const auto equals = one.find('=');
        std::error_code error;
        const std::filesystem::path folder = equals == one.npos ? "" : one.substr(equals + 1);
        if (equals == 0 || equals == one.npos || !std::filesystem::is_directory(folder, error)) {
            return fail("InvalidFolder", std::string(option) + " takes NAME=FOLDER with a folder that is there, not " + one);
        }
        folders.insert_or_assign(one.substr(0, equals), std::filesystem::absolute(folder));
    }
    return folders;
}

Result<BacklotOptions> backlot_options(const ServeOptions& options) {
    BacklotOptions made;
    if (!options.is_ephemeral) made.state = options.state.empty() ? default_state() : std::filesystem::path(options.state);
    made.is_durable = options.is_durable;
    if (!options.organization.empty()) {
        made.organization_file = options.organization;
        made.fixtures = std::filesystem::path(options.organization).parent_path().parent_path();
    }
    made.seed = options.seed;
    made.legacy_s3_defaults = options.s3_defaults == "legacy";
    made.account_id_keys = options.account_id_keys;
    made.tasks = options.tasks;
    // As Docker's own clients find it. Source: Docker CLI reference, "Environment variables".
    constexpr std::string_view unix_scheme = "unix://";
    if (const char* host = std::getenv("DOCKER_HOST"); host != nullptr && *host != '\0') {
        if (std::string_view(host).starts_with(unix_scheme)) {
            made.docker_socket = host + unix_scheme.size();
        } else if (options.tasks == "docker") {
            return fail("InvalidDockerHost", std::string("DOCKER_HOST must be a socket of this machine (unix://PATH), and is ") + host);
        }
    }
    if (!options.task_scripts.empty()) {
        if (options.tasks != "scripted") return fail("InvalidScripts", "--task-scripts goes with --tasks scripted");
        BACKLOT_TRY(scripts, runtime::read_scripts(options.task_scripts));
        made.task_scripts = std::make_shared<runtime::Scripts>(std::move(scripts));
    }
    BACKLOT_TRY(images, parse_folders("--task-image", options.task_images));
    made.task_images = std::move(images);
    BACKLOT_TRY(volumes, parse_folders("--task-volume", options.task_volumes));
    made.task_volumes = std::move(volumes);
    made.log = [](std::string_view line) { std::cerr << "backlot: " + std::string(line) + "\n"; };
    if (options.clock == "virtual") {
        made.virtual_start = clock::wall_now();
        if (!options.start.empty()) {
            const auto start = clock::parse_iso8601(options.start);
            if (!start) return fail("InvalidStart", "--start takes an ISO 8601 time, not " + options.start);
            made.virtual_start = *start;
        }
    }
    return made;
}

int complain(const Error& error) {
    std::cerr << "backlot: " << error.message << "\n";
    return could_not_run;
}

}  // namespace

int serve(const ServeOptions& options) {
    const auto listen = parse_listen(options.listen);
    if (!listen) return complain(listen.error());
    const auto settings = backlot_options(options);
    if (!settings) return complain(settings.error());
    sigset_t stops;
    sigemptyset(&stops);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stops, nullptr);  // before any thread starts: all inherit it

    auto opened = Backlot::open(*settings);
    if (!opened) return complain(opened.error());
    auto& backlot = **opened;

    http::ServerOptions server_options{.address = listen->first,
                                       .port = listen->second,
                                       .threads = static_cast<unsigned>(options.threads)};
    if (options.tls) {
        auto identity = settings->state ? http::load_or_make_identity(settings->state->string(), {"localhost", "127.0.0.1"})
                                        : http::make_self_signed({"localhost", "127.0.0.1"});
        if (!identity) return complain(identity.error());
        server_options.tls = std::move(*identity);
    }
    const std::string scheme = options.tls ? "https://" : "http://";
    const std::string token = clock::Ids::real().hex(48);
    std::vector<std::unique_ptr<Backlot>> forks;
    std::vector<std::unique_ptr<http::Server>> fork_servers;
    std::vector<std::filesystem::path> runtime_files;
    std::mutex forks_mutex;
    const auto factory_for = [](Backlot& of) {
        return http::serve_gateway(of.gateway(), [&of] { (void)of.journal().flush(); });
    };
    library::AdminHooks hooks;
    hooks.token = token;
    hooks.fork = [&]() -> Result<Json> {
        const std::scoped_lock lock(forks_mutex);
        auto fork = backlot.fork();
        library::add_admin_api(*fork, {.token = token, .fork = {}, .reset = {}, .status = {}});
        auto fork_options = server_options;
        fork_options.port = 0;
        BACKLOT_TRY(server, http::Server::start(fork_options, factory_for(*fork)));
        const std::string url = scheme + listen->first + ":" + std::to_string(server->port());
        BACKLOT_TRY(file, write_runtime_file({.url = url, .token = token, .process = ::getpid()}, server->port()));
        runtime_files.push_back(file);
        forks.push_back(std::move(fork));
        fork_servers.push_back(std::move(server));
        return Json::object({{"url", url}});
    };
    hooks.reset = [&]() -> Result<Json> {
        BACKLOT_CHECK(backlot.reset());
        return Json::object({{"reset", true}});
    };
    hooks.status = [&]() -> Result<Json> {
        const std::scoped_lock lock(forks_mutex);
        return Json::object({{"state", settings->state ? settings->state->string() : "ephemeral"},
                             {"forks", static_cast<std::uint64_t>(forks.size())},
                             {"tasks", backlot.tasks_status()}});
    };
    library::add_admin_api(backlot, hooks);
    auto server = http::Server::start(server_options, factory_for(backlot));
    if (!server) return complain(server.error());
    backlot.serve_networks([server = server->get()](int socket, std::string network) {
        return server->listen(socket, std::move(network));
    });
    const std::string url = scheme + listen->first + ":" + std::to_string((*server)->port());
    auto file = write_runtime_file({.url = url, .token = token, .process = ::getpid()}, (*server)->port());
    if (!file) return complain(file.error());
    runtime_files.push_back(*file);
    if (options.account_id_keys) {
        std::cerr << "backlot: WARNING: --account-id-keys is on: whoever names an account is its root, unsigned\n";
    }
    std::cout << "backlot listens at " << url << std::endl;

    int signal = 0;
    sigwait(&stops, &signal);
    for (const auto& one : runtime_files) ::unlink(one.c_str());
    backlot.serve_networks({});
    (*server)->stop();
    for (const auto& one : fork_servers) one->stop();
    (void)backlot.journal().flush();
    return all_holds;
}

}  // namespace backlot::cli
