// Containers by a Docker Engine: the runtime's life, its tasks and its images.
#include "runtime/docker.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/digest.h"
#include "base/encoding.h"
#include "runtime/docker_image.h"
#include "runtime/leftovers.h"
#include "runtime/netlink.h"

namespace backlot::runtime {

namespace {

namespace fs = std::filesystem;

constexpr const char* label = "io.backlot.runtime";
constexpr const char* pause_tag = "pause";

std::string with_filters(const std::string& target, const std::string& kind, const std::string& value) {
    return target + "filters=" + uri_encode(Json::object({{kind, Json::array({Json(value)})}}).dump());
}

// The name that a task of that address has for itself.
std::string host_name_of(std::string address) {
    for (auto& c : address) c = c == '.' ? '-' : c;
    return "ip-" + address;
}

}  // namespace

Docker::Docker(const fs::path& socket, fs::path folder, Listener listener)
    : folder_(std::move(folder)), mark_(sha256_hex(folder_.string()).substr(0, 12)), listener_(std::move(listener)), engine_(socket),
      starters_(starter_count), executions_poller_([this] { poll_executions(); }) {}

Docker::~Docker() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    has_execution_.notify_all();
    starters_.end();
    executions_poller_.join();
    std::vector<std::string> ids;
    for (const auto& [id, container] : containers_) ids.push_back(id);
    for (const auto& id : ids) drop(id);
    for (const auto& task : networks_.all()) remove(name_of(task));
    remove_forgotten();
    for (const auto& image : images_) (void)engine_.remove("/images/" + image + "?force=1");
    discard(folder_ / "containers");
    discard(folder_ / "volumes");
}

Json Docker::labels() const { return Json::object({{label, mark_}}); }

void Docker::end_leftovers() const {
    const auto left = engine_.get(with_filters("/containers/json?all=1&", "label", std::string(label) + "=" + mark_));
    if (left && left->is_array()) {
        for (const auto& one : left->as_array()) (void)engine_.remove("/containers/" + one["Id"].string_or("") + "?force=1&v=1");
    }
    const auto images = engine_.get(with_filters("/images/json?", "reference", "backlot/" + mark_));
    if (images && images->is_array()) {
        for (const auto& one : images->as_array()) {
            if (!one["RepoTags"].is_array()) continue;
            for (const auto& tag : one["RepoTags"].as_array()) (void)engine_.remove("/images/" + tag.string_or("") + "?force=1");
        }
    }
    discard(folder_ / "containers");
    discard(folder_ / "volumes");
}

void Docker::remove(const std::string& name) {
    const auto removed = engine_.remove("/containers/" + name + "?force=1&v=1");
    if (removed || removed.error().code != "RuntimeUnavailable") return;
    const std::lock_guard lock(mutex_);
    unremoved_.push_back(name);
}

void Docker::remove_forgotten() {
    std::vector<std::string> names;
    {
        const std::lock_guard lock(mutex_);
        names = std::exchange(unremoved_, {});
    }
    for (const auto& name : names) remove(name);
}

Result<> Docker::prepare() {
    end_leftovers();
    std::error_code error;
    for (const char* part : {"containers", "images"}) fs::create_directories(folder_ / part, error);
    if (error) return fail("RuntimeUnavailable", folder_.string() + ": " + error.message(), 500);
    const Layer pause{.digest = pause_tag, .read = [bytes = pause_layer()](std::uint64_t offset, std::uint64_t length) -> Result<std::string> {
                          return offset >= bytes.size() ? std::string{} : bytes.substr(offset, length);
                      }};
    BACKLOT_CHECK(image_of({pause}));
    return {};
}

// The name of the image of these layers, which is loaded where it is not there.
Result<std::string> Docker::image_of(const std::vector<Layer>& layers) {
    const auto tag = "backlot/" + mark_ + ":" + (layers.front().digest == pause_tag ? pause_tag : image_key(layers));
    const std::lock_guard loading(loading_);
    {
        const std::lock_guard lock(mutex_);
        if (images_.contains(tag)) return tag;
    }
    const auto file = folder_ / "images" / "load.tar";
    if (auto written = write_image(layers, tag, file); !written) {
        discard(file);
        return std::unexpected(written.error());
    }
    const auto loaded = engine_.load("/images/load?quiet=1", file);
    discard(file);
    if (!loaded) return std::unexpected(loaded.error());
    if (const auto* problem = loaded->find("error")) return fail("RuntimeFailure", problem->string_or("the image could not be loaded"), 500);
    const std::lock_guard lock(mutex_);
    images_.insert(tag);
    return tag;
}

Result<> Docker::open_task(std::string_view task, const Attachment& attachment) {
    remove_forgotten();
    auto body = Json::object({{"Image", "backlot/" + mark_ + ":" + pause_tag}, {"Entrypoint", Json::array({Json(pause_program)})},
                              {"Hostname", host_name_of(attachment.address)}, {"Labels", labels()}});
    body.set("HostConfig", Json::object({{"NetworkMode", "none"}}));
    const auto path = path_of(task);
    const auto made = [&]() -> Result<> {
        BACKLOT_CHECK(engine_.post("/containers/create?name=" + name_of(task), body));
        BACKLOT_CHECK(engine_.post(path + "/start"));
        BACKLOT_TRY(shown, engine_.get(path + "/json"));
        const auto process = shown["State"]["Pid"].to_int().value_or(0);
        Descriptor own(::open(("/proc/" + std::to_string(process) + "/ns/net").c_str(), O_RDONLY | O_CLOEXEC));
        if (!own) return fail("NetworkUnavailable", std::string("the Docker daemon's containers cannot be reached on this machine: ") + std::strerror(errno), 500);
        BACKLOT_CHECK(in_namespace(own.get(), [] { return set_up("lo"); }));
        return networks_.open(task, attachment, std::move(own));
    }();
    if (!made) {
        remove(name_of(task));
        return fail("NetworkUnavailable", made.error().message, 500);
    }
    return {};
}

void Docker::close_task(std::string_view task) {
    starters_.post([this, task = std::string(task)] {
        std::vector<std::string> ended;
        {
            const std::lock_guard lock(mutex_);
            for (const auto& [id, container] : containers_) {
                if (container.task == task) ended.push_back(id);
            }
        }
        for (const auto& id : ended) drop(id);
        remove(name_of(task));
        discard(folder_ / "volumes" / task);
        networks_.close(task);
    });
}

Probe probe_docker(const fs::path& socket) {
    Probe probe;
    const auto info = Engine(socket).get("/info");
    if (!info) {
        probe.missing = info.error().message + " (" + socket.string() + ")";
    } else if ((*info)["OSType"].string_or("") != "linux") {
        probe.missing = "the Docker daemon runs no Linux containers";
    } else if (pause_layer().empty()) {
        probe.missing = "with Docker, containers run on x86-64 alone";
    } else if (::geteuid() != 0) {
        probe.missing = "the networks of containers want root";
    }
    if (!probe.missing.empty()) return probe;
    if (const auto made = Networks{}.attach({.network = "probe", .address = "10.0.0.2", .prefix_length = 24, .mac_address = {}}); !made) {
        probe.missing = made.error().message;
        return probe;
    }
    const auto own = new_network_namespace();
    probe.has_firewall = own && HeldFirewall().hold(own->get(), {}).has_value();
    const auto says = [&](std::string_view name) { return (*info)[name].is_bool() && (*info)[name].as_bool(); };
    probe.has_memory_limits = says("MemoryLimit");
    probe.has_process_limits = says("PidsLimit");
    return probe;
}

Result<std::unique_ptr<Runtime>> open_docker(const fs::path& socket, const fs::path& folder, Listener listener) {
    auto made = std::make_unique<Docker>(socket, folder, std::move(listener));
    BACKLOT_CHECK(made->prepare());
    return made;
}

}  // namespace backlot::runtime
