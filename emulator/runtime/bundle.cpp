#include "runtime/bundle.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <optional>

#include "text/json.h"

namespace backlot::runtime {

namespace {

namespace fs = std::filesystem;

// tini, which Docker has as docker-init. Source: Docker Engine, "Specify an init process".
constexpr const char* init_here = "/usr/bin/tini-static";
constexpr const char* init_inside = "/sbin/docker-init";
constexpr std::size_t account_file_limit_bytes = 1 << 20;
constexpr std::size_t overlay_options_limit_bytes = 4095;  // a page

std::optional<std::uint32_t> number(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// The lines of the topmost file of that name, split at colons. A link is not followed: its target is the image's own.
std::vector<std::vector<std::string>> read_accounts(const std::vector<fs::path>& folders, const char* name) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& folder : folders) {
        const auto path = folder / "etc" / name;
        std::error_code error;
        if (!fs::is_regular_file(fs::symlink_status(path, error))) continue;
        if (fs::file_size(path, error) > account_file_limit_bytes) return rows;
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);) {
            std::vector<std::string> row(1);
            for (const char c : line) {
                if (c == ':') row.emplace_back();
                else row.back().push_back(c);
            }
            rows.push_back(std::move(row));
        }
        return rows;
    }
    return rows;
}

Json mount(std::string target, std::string type, std::string source, std::vector<std::string> options) {
    Json::Array list(options.begin(), options.end());
    return Json::object({{"destination", std::move(target)}, {"type", std::move(type)}, {"source", std::move(source)},
                         {"options", Json(std::move(list))}});
}

Json strings(std::initializer_list<std::string_view> items) {
    Json::Array list;
    for (const auto item : items) list.emplace_back(item);
    return Json(std::move(list));
}

Json mounts_of(const ContainerSpec& spec, const BundlePlace& place) {
    Json mounts = Json::array({
        mount("/proc", "proc", "proc", {"nosuid", "noexec", "nodev"}),
        mount("/dev", "tmpfs", "tmpfs", {"nosuid", "strictatime", "mode=755", "size=65536k"}),
        mount("/dev/pts", "devpts", "devpts", {"nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620", "gid=5"}),
        mount("/dev/shm", "tmpfs", "shm", {"nosuid", "noexec", "nodev", "mode=1777", "size=65536k"}),
        mount("/dev/mqueue", "mqueue", "mqueue", {"nosuid", "noexec", "nodev"}),
        mount("/sys", "sysfs", "sysfs", {"nosuid", "noexec", "nodev", "ro"}),
    });
    for (const char* name : {"hosts", "hostname", "resolv.conf"}) {
        mounts.push_back(mount("/etc/" + std::string(name), "bind", (place.folder / name).string(), {"rbind", "rw"}));
    }
    if (spec.has_init) mounts.push_back(mount(init_inside, "bind", init_here, {"rbind", "ro"}));
    for (const auto& one : spec.temporary) {
        auto options = one.options;
        options.push_back("size=" + std::to_string(one.size_bytes));
        mounts.push_back(mount(one.target, "tmpfs", "tmpfs", std::move(options)));
    }
    for (const auto& bind : spec.binds) {
        mounts.push_back(mount(bind.target, "bind", bind.source.string(), {"rbind", bind.is_read_only ? "ro" : "rw"}));
    }
    return mounts;
}

Json resources_of(const ContainerSpec& spec) {
    Json resources = Json::object();
    Json::Array devices{Json::object({{"allow", false}, {"access", "rwm"}})};
    resources.set("devices", Json(std::move(devices)));
    if (spec.memory_bytes != 0) {
        // Without swap, as on Fargate.
        resources.set("memory", Json::object({{"limit", spec.memory_bytes}, {"swap", spec.memory_bytes}}));
    }
    if (spec.cpu_shares != 0) resources.set("cpu", Json::object({{"shares", spec.cpu_shares}}));
    if (spec.process_limit != 0) resources.set("pids", Json::object({{"limit", spec.process_limit}}));
    return resources;
}

// Docker's defaults, and what the container adds and drops. Source: Docker Engine, "Runtime privilege and Linux capabilities".
Json capabilities_of(const ContainerSpec& spec) {
    std::vector<std::string> names{"CAP_CHOWN", "CAP_DAC_OVERRIDE", "CAP_FSETID", "CAP_FOWNER", "CAP_MKNOD", "CAP_NET_RAW", "CAP_SETGID", "CAP_SETUID",
                                   "CAP_SETFCAP", "CAP_SETPCAP", "CAP_NET_BIND_SERVICE", "CAP_SYS_CHROOT", "CAP_KILL", "CAP_AUDIT_WRITE"};
    for (const auto& one : spec.dropped_capabilities) {
        if (one == "ALL") names.clear();
        else std::erase(names, "CAP_" + one);
    }
    for (const auto& one : spec.added_capabilities) {
        if (std::ranges::find(names, "CAP_" + one) == names.end()) names.push_back("CAP_" + one);
    }
    return Json(Json::Array(names.begin(), names.end()));
}

Json process_of(const ContainerSpec& spec, const Identity& identity) {
    Json::Array groups;
    for (const auto group : identity.further_groups) groups.emplace_back(std::uint64_t{group});
    Json::Array arguments(spec.arguments.begin(), spec.arguments.end());
    if (spec.has_init) {
        Json::Array first{Json(init_inside), Json("--")};
        std::ranges::move(arguments, std::back_inserter(first));
        arguments = std::move(first);
    }
    Json::Array environment;
    const auto has = [&](std::string_view name) {
        return std::ranges::any_of(spec.environment, [&](const std::string& one) { return one.starts_with(name); });
    };
    if (!has("PATH=")) environment.emplace_back("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
    if (!has("HOME=")) environment.emplace_back("HOME=" + identity.home);
    if (!has("HOSTNAME=")) environment.emplace_back("HOSTNAME=" + spec.host_name);
    for (const auto& one : spec.environment) environment.emplace_back(one);
    const auto allowed = capabilities_of(spec);
    Json capabilities = Json::object({{"bounding", allowed}});
    if (identity.user == 0) {
        capabilities.set("effective", allowed);
        capabilities.set("permitted", allowed);
    }
    Json::Array limits;
    for (const auto& limit : spec.limits) {
        std::string name = "RLIMIT_";
        for (const char c : limit.name) name.push_back(c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
        limits.push_back(Json::object({{"type", name}, {"soft", limit.soft}, {"hard", limit.hard}}));
    }
    Json process = Json::object({{"terminal", false}, {"args", Json(std::move(arguments))},
                                 {"env", Json(std::move(environment))},
                                 {"cwd", spec.working_directory.empty() ? "/" : spec.working_directory},
                                 {"capabilities", std::move(capabilities)}, {"rlimits", Json(std::move(limits))}});
    process.set("user", Json::object({{"uid", std::uint64_t{identity.user}}, {"gid", std::uint64_t{identity.group}},
                                      {"additionalGids", Json(std::move(groups))}}));
    return process;
}

}  // namespace

Result<Identity> find_identity(std::string_view user, const std::vector<fs::path>& folders) {
    Identity found;
    const auto colon = user.find(':');
    const auto name = user.substr(0, colon);
    const auto group = colon == std::string_view::npos ? std::string_view{} : user.substr(colon + 1);
    const auto accounts = read_accounts(folders, "passwd");
    const auto wanted = name.empty() ? std::string_view("0") : name;
    const auto account = std::ranges::find_if(accounts, [&](const auto& row) {
        return row.size() >= 6 && (row[0] == wanted || row[2] == wanted);
    });
    if (account != accounts.end()) {
        found.user = number((*account)[2]).value_or(0);
        found.group = number((*account)[3]).value_or(0);
        found.home = (*account)[5].empty() ? "/" : (*account)[5];
    } else if (const auto id = number(wanted)) {
        found.user = *id;
    } else {
        return fail("UserUnknown", "unable to find user " + std::string(name) + ": no matching entries in passwd file", 500);
    }
    const auto groups = read_accounts(folders, "group");
    if (!group.empty()) {
        const auto row = std::ranges::find_if(groups, [&](const auto& one) { return one.size() >= 3 && one[0] == group; });
        if (row != groups.end()) found.group = number((*row)[2]).value_or(0);
        else if (const auto id = number(group)) found.group = *id;
        else return fail("UserUnknown", "unable to find group " + std::string(group) + ": no matching entries in group file", 500);
    } else if (account != accounts.end()) {
        for (const auto& row : groups) {
            if (row.size() < 4) continue;
            const auto members = "," + row[3] + ",";
            if (members.find("," + (*account)[0] + ",") == std::string::npos) continue;
            if (const auto id = number(row[2])) found.further_groups.push_back(*id);
        }
    }
    return found;
}

std::string config_of(const ContainerSpec& spec, const Identity& identity, const BundlePlace& place) {
    Json config = Json::object({{"ociVersion", "1.0.2"}, {"process", process_of(spec, identity)}});
    config.set("root", Json::object({{"path", (place.folder / "root").string()}, {"readonly", spec.is_read_only}}));
    config.set("hostname", spec.host_name);
    config.set("mounts", mounts_of(spec, place));
    Json namespaces = Json::array({Json::object({{"type", "pid"}}), Json::object({{"type", "ipc"}}),
                                   Json::object({{"type", "uts"}}), Json::object({{"type", "mount"}}),
                                   Json::object({{"type", "network"}, {"path", place.network_namespace}})});
    auto parameters = Json::object();
    for (const auto& [name, value] : spec.kernel_parameters) parameters.set(name, value);
    config.set("linux", Json::object({
        {"sysctl", std::move(parameters)},
        {"namespaces", std::move(namespaces)},
        {"cgroupsPath", place.cgroup},
        {"resources", resources_of(spec)},
        {"maskedPaths", strings({"/proc/asound", "/proc/acpi", "/proc/kcore", "/proc/keys", "/proc/latency_stats",
                                 "/proc/timer_list", "/proc/timer_stats", "/proc/sched_debug", "/proc/scsi",
                                 "/sys/firmware"})},
        {"readonlyPaths", strings({"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"})}}));
    return config.dump();
}

Result<> write_bundle(const ContainerSpec& spec, const Identity& identity, const BundlePlace& place) {
    std::ofstream(place.folder / "hosts") << "127.0.0.1 localhost\n";
    std::ofstream(place.folder / "hostname") << spec.host_name << "\n";
    std::ofstream(place.folder / "resolv.conf") << "nameserver " << name_server_address << "\n";
    std::ofstream config(place.folder / "config.json");
    config << config_of(spec, identity, place);
    config.close();
    if (!config) return fail("RuntimeFailure", "writing config.json: no space left on device", 500);
    return {};
}

Result<std::string> overlay_options(const std::vector<fs::path>& lower, const fs::path& folder) {
    std::string options = "lowerdir=";
    for (const auto& one : lower) options.append(options.back() == '=' ? "" : ":").append(one.string());
    options.append(",upperdir=").append((folder / "upper").string());
    options.append(",workdir=").append((folder / "work").string());
    if (options.size() > overlay_options_limit_bytes) return fail("RuntimeFailure", "the image has too many layers", 500);
    return options;
}

}  // namespace backlot::runtime
