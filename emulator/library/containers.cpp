#include "library/containers.h"

#include <unistd.h>

#include <cstdlib>

#include "library/backlot.h"
#include "runtime/script.h"
#include "text/json.h"

namespace backlot::library {

namespace {

namespace fs = std::filesystem;

constexpr std::uint16_t metadata_port = 80;
constexpr std::uint16_t names_port = 53;
constexpr std::size_t line_limit_bytes = 256 * 1024;  // what is longer goes in pieces

std::string_view name_of(runtime::Event::Kind kind) {
    switch (kind) {
        case runtime::Event::Kind::started: return "started";
        case runtime::Event::Kind::failed: return "failed";
        case runtime::Event::Kind::exited: return "exited";
        case runtime::Event::Kind::output: return "output";
        case runtime::Event::Kind::executed: return "executed";
    }
    return "";
}

// JSON is UTF-8: what a container prints need not be.
std::string readable(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        bool is_whole = length != 0 && i + length <= text.size() && lead != 0;
        for (std::size_t k = 1; is_whole && k < length; ++k) is_whole = (static_cast<unsigned char>(text[i + k]) & 0xC0U) == 0x80U;
        if (is_whole && lead == 0xE0) is_whole = static_cast<unsigned char>(text[i + 1]) >= 0xA0;
        if (is_whole && lead == 0xED) is_whole = static_cast<unsigned char>(text[i + 1]) < 0xA0;
        if (is_whole && lead == 0xF0) is_whole = static_cast<unsigned char>(text[i + 1]) >= 0x90;
        if (is_whole && lead == 0xF4) is_whole = static_cast<unsigned char>(text[i + 1]) < 0x90;
        if (is_whole) clean.append(text.substr(i, length));
        else clean += "\xEF\xBF\xBD";
        i += is_whole ? length : 1;
    }
    return clean;
}

std::string text_of(const runtime::Event& event, std::string_view text) {
    auto json = Json::object({{"kind", name_of(event.kind)}, {"container", event.container}, {"exitCode", event.exit_code}});
    if (event.is_out_of_memory) json.set("isOutOfMemory", true);
    if (!text.empty()) json.set("text", readable(text));
    return json.dump();
}

// What may run containers, in the order of preference.
std::vector<Backend> backends_of(const BacklotOptions& options, const fs::path& folder) {
    std::vector<Backend> backends;
    if (options.tasks != "docker") {
        backends.push_back({.name = "runc", .probe = runtime::probe_runc, .open = [folder](runtime::Listener listener) {
                                return runtime::open_runc(folder, std::move(listener));
                            }});
    }
    std::error_code error;
    const auto& socket = options.docker_socket;
    if (options.tasks == "docker" || (options.tasks == "auto" && fs::exists(socket, error))) {
        backends.push_back({.name = "docker", .probe = [socket] { return runtime::probe_docker(socket); },
                            .open = [socket, folder](runtime::Listener listener) {
                                return runtime::open_docker(socket, folder / "docker", std::move(listener));
                            }});
    }
    return backends;
}

bool has_files(const fs::path& folder) {
    std::error_code error;
    return !fs::is_empty(folder, error) && !error;
}

}  // namespace

Containers::Containers(kernel::Kernel& kernel, Clockwork& clockwork)
    : kernel_(kernel), clockwork_(clockwork), tasks_(kernel.stage().tasks) {}

Containers::~Containers() {
    stop_listening();
    tasks_->runtime = nullptr;
    tasks_->open_network = {};
    tasks_->network_changed = {};
    firewalls_.reset();
    names_.reset();
    runtime_.reset();
    if (own_folder_.empty()) return;
    std::error_code error;
    fs::remove_all(own_folder_, error);
}

Result<std::unique_ptr<Containers>> Containers::open(const BacklotOptions& options, kernel::Kernel& kernel,
                                                     Clockwork& clockwork) {
    std::unique_ptr<Containers> made(new Containers(kernel, clockwork));
    made->tasks_->root_filesystems = options.task_images;
    made->tasks_->volumes = options.task_volumes;
    if (options.tasks == "off") {
        made->tasks_->missing = "tasks are off (--tasks)";
        return made;
    }
    if (options.tasks == "scripted") {
        made->tasks_->scripts = options.task_scripts ? options.task_scripts : std::make_shared<runtime::Scripts>();
        return made;
    }
    if (options.tasks == "auto" && ::geteuid() != 0) {
        made->tasks_->missing = "containers want root";
        return made;
    }
    fs::path folder;
    if (options.state) {
        folder = *options.state / "tasks";
    } else {
        std::string name = (fs::temp_directory_path() / "backlot-tasks-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) return fail("RuntimeUnavailable", "No folder can be made below " + fs::temp_directory_path().string());
        folder = name;
        made->own_folder_ = folder;
    }
    made->runtime_ = std::make_unique<OnDemandRuntime>(backends_of(options, folder), [self = made.get()](const runtime::Event& event) { self->hear(event); });
    made->tasks_->runtime = made->runtime_.get();
    made->tasks_->network_changed = [self = made.get()](const std::string& network, const std::string& task) { self->change_network(network, task); };
    // What a predecessor left running ends at once.
    const bool has_leftovers = has_files(folder / "runc") || has_files(folder / "docker" / "containers");
    if (options.tasks != "auto" || has_leftovers) {
        const auto& probe = made->runtime_->probe();
        if (!probe.missing.empty() && options.tasks != "auto") return fail("RuntimeUnavailable", "Containers cannot be run: " + probe.missing);
    }
    made->tasks_->open_network = [self = made.get()](const std::string& network) { return self->open_network(network); };
    return made;
}

void Containers::change_network(const std::string& network, const std::string& task) {
    Firewalls* firewalls = nullptr;
    {
        const std::lock_guard lock(mutex_);
        if (networks_.find(network) == networks_.end()) return;  // no task has run in it
        if (!firewalls_ && runtime_->probe().has_firewall) firewalls_ = std::make_unique<Firewalls>(kernel_, *runtime_);
        firewalls = firewalls_.get();
    }
    if (firewalls != nullptr) firewalls->change(network, task);
}

void Containers::serve_networks(Listen listen) {
    const std::lock_guard lock(mutex_);
    listen_ = std::move(listen);
    for (const auto& [network, is_heard] : networks_) {
        if (const auto done = is_heard ? Result<>{} : listen_in(network); !done && kernel_.stage().log) {
            kernel_.stage().log("no server in " + network + ": " + done.error().message);
        }
    }
}

Result<> Containers::open_network(const std::string& network) {
    const std::lock_guard lock(mutex_);
    if (networks_.emplace(network, false).first->second) return {};
    return listen_in(network);
}

Result<> Containers::listen_in(const std::string& network) {
    if (!listen_) return {};
    BACKLOT_TRY(socket, runtime_->listen(network, runtime::metadata_address, metadata_port));
    BACKLOT_CHECK(listen_(socket, network));
    if (!names_) names_ = std::make_unique<NameServer>(kernel_);
    BACKLOT_TRY(datagrams, runtime_->listen_datagrams(network, runtime::name_server_address, names_port));
    names_->serve(datagrams, network);
    networks_[network] = true;
    return {};
}

void Containers::tell_start() {
    for (const auto& name : listeners_of("server-started")) (void)kernel_.follow_up(name, "{}");
}

void Containers::stop_listening() {
    const std::lock_guard lock(mutex_);
    is_listening_ = false;
    listen_ = {};
}

std::string Containers::status() const {
    if (tasks_->scripts) return "scripted: " + std::to_string(tasks_->scripts->by_image.size()) + " images";
    if (!runtime_) return "off: " + tasks_->missing;
    const auto& probe = runtime_->probe();
    if (!probe.missing.empty()) return "off: " + probe.missing;
    return std::string(runtime_->name()) + (probe.has_firewall ? "; security groups are enforced between tasks" : "; security groups are not enforced between tasks: this machine has no nftables");
}

void Containers::hear(const runtime::Event& event) {
    std::string lines;
    {
        const std::lock_guard lock(mutex_);
        if (!is_listening_) return;
        if (event.kind == runtime::Event::Kind::output) {
            auto& rest = unfinished_lines_[event.container];
            rest += event.text;
            const auto end = rest.size() >= line_limit_bytes ? rest.size() : rest.rfind('\n') + 1;
            lines = rest.substr(0, end);
            rest.erase(0, end);
        } else if (event.kind == runtime::Event::Kind::exited) {
            const auto found = unfinished_lines_.find(event.container);
            if (found != unfinished_lines_.end()) {
                lines = std::move(found->second);
                unfinished_lines_.erase(found);
            }
        }
    }
    if (!lines.empty()) {
        runtime::Event output{.kind = runtime::Event::Kind::output, .container = event.container};
        tell(text_of(output, lines));
    }
    if (event.kind != runtime::Event::Kind::output) tell(text_of(event, event.text));
}

void Containers::tell(const std::string& event) {
    for (const auto& name : listeners_of("container-event")) clockwork_.post(name, event);
}

std::vector<std::string> Containers::listeners_of(std::string_view follow_up) const {
    std::vector<std::string> names;
    for (const auto& service : kernel_.stage().services) {
        for (const auto& one : service.follow_ups) {
            if (one.name == follow_up) names.push_back(std::string(service.name) + "." + std::string(follow_up));
        }
    }
    return names;
}

}  // namespace backlot::library
