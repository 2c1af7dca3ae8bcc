#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>

#include "runtime/process.h"
#include "runtime/runtime.h"

namespace backlot::runtime {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

// Collects events, and waits for one of a kind.
class Events {
  public:
    void add(Event event) {
        const std::lock_guard lock(mutex_);
        if (event.kind == Event::Kind::output) output_[event.container] += event.text;
        else all_.push_back(std::move(event));
        changed_.notify_all();
    }
    Event wait(Event::Kind kind, const std::string& container) {
        std::unique_lock lock(mutex_);
        std::optional<Event> found;
        changed_.wait_for(lock, 20s, [&] {
            for (auto& event : all_) {
                if (event.kind == kind && event.container == container) found = event;
            }
            return found.has_value();
        });
        REQUIRE(found);
        return *found;
    }
    std::string output(const std::string& container) {
        const std::lock_guard lock(mutex_);
        return output_[container];
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Event> all_;
    std::map<std::string, std::string> output_;
};

struct Folder {
    fs::path path = fs::temp_directory_path() / ("backlot-runc-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

Attachment attachment(const std::string& address) {
    return {.network = "vpc-1", .address = address, .prefix_length = 24, .mac_address = "0a:58:0a:00:01:09"};
}

ContainerSpec shell(const std::string& id, const std::string& task, const std::string& script) {
    ContainerSpec spec;
    spec.id = id;
    spec.task = task;
    spec.root_filesystem = "/";
    spec.arguments = {"/bin/sh", "-c", script};
    spec.host_name = "task";
    return spec;
}

// The bytes of a file.
Layer layer_of(const std::string& digest, const fs::path& file) {
    return {.digest = digest, .read = [file](std::uint64_t offset, std::uint64_t length) -> Result<std::string> {
                std::ifstream in(file, std::ios::binary);
                in.seekg(static_cast<std::streamoff>(offset));
                std::string bytes(length, 0);
                in.read(bytes.data(), static_cast<std::streamsize>(length));
                bytes.resize(static_cast<std::size_t>(in.gcount()));
                return bytes;
            }};
}

}  // namespace

TEST_CASE("Containers by runc", "[runtime]") {
    if (const auto probe = probe_runc(); !probe.missing.empty()) {
        WARN("not tried: " << probe.missing);
        return;
    }
    Folder folder;
    Events events;
    auto opened = open_runc(folder.path, [&](Event event) { events.add(std::move(event)); });
    REQUIRE(opened);
    auto& runtime = **opened;
    REQUIRE(runtime.open_task("t1", attachment("10.0.1.9")));

    SECTION("what a container prints and its exit code arrive, and its files are its own") {
        auto spec = shell("t1-a", "t1", "echo \"$GREETING\"; touch /only-here; cat /etc/hostname; exit 7");
        spec.environment = {"GREETING=good day"};
        runtime.start(spec);
        events.wait(Event::Kind::started, "t1-a");
        CHECK(events.wait(Event::Kind::exited, "t1-a").exit_code == 7);
        CHECK(events.output("t1-a") == "good day\ntask\n");
        CHECK_FALSE(fs::exists("/only-here"));
    }
    SECTION("containers of a task share its address; it reaches the metadata address of its network and no other network") {
        const auto listening = runtime.listen("vpc-1", "169.254.170.2", 80);
        REQUIRE(listening);
        const Descriptor socket(*listening);
        runtime.start(shell("t1-a", "t1", "grep -c : /proc/net/dev; awk '$2==\"00000000\"{print \"default\"}' /proc/net/route; "
                                          "exec 3<>/dev/null; (exec 2>&1; bash -c ': > /dev/tcp/169.254.170.2/80' && echo reached)"));
        CHECK(events.wait(Event::Kind::exited, "t1-a").exit_code == 0);
        CHECK(events.output("t1-a") == "2\ndefault\nreached\n");
    }
    SECTION("a signal ends a container that listens to it") {
        runtime.start(shell("t1-a", "t1", "trap 'echo bye; exit 3' TERM; echo ready; while :; do sleep 0.05; done"));
        events.wait(Event::Kind::started, "t1-a");
        while (events.output("t1-a").empty()) ::usleep(1000);
        runtime.signal("t1-a", SIGTERM);
        CHECK(events.wait(Event::Kind::exited, "t1-a").exit_code == 3);
    }
    SECTION("a first process without a handler ignores SIGTERM, as on ECS, and SIGKILL is 137") {
        auto spec = shell("t1-a", "t1", "");
        spec.arguments = {"/bin/sleep", "60"};
        runtime.start(spec);
        events.wait(Event::Kind::started, "t1-a");
        runtime.signal("t1-a", SIGTERM);
        runtime.execute("t1-a", {"/bin/true"}, 10s);
        CHECK(events.wait(Event::Kind::executed, "t1-a").exit_code == 0);  // it still runs
        runtime.signal("t1-a", SIGKILL);
        CHECK(events.wait(Event::Kind::exited, "t1-a").exit_code == 137);
    }
    SECTION("one that has exited may be started again under its id") {
        runtime.start(shell("t1-a", "t1", "exit 1"));
        CHECK(events.wait(Event::Kind::exited, "t1-a").exit_code == 1);
        auto again = shell("t1-a", "t1", "echo again; exit 2");
        runtime.start(again);
        for (int i = 0; i < 2000 && events.output("t1-a").empty(); ++i) ::usleep(10'000);
        CHECK(events.output("t1-a") == "again\n");
    }
    SECTION("an init process passes signals on, capabilities come and go, and kernel parameters are the task's own") {
        if (!fs::exists("/usr/bin/tini-static")) {
            WARN("not tried: tini is not installed");
        } else {
            auto spec = shell("t1-a", "t1", "");
            spec.arguments = {"/bin/sleep", "60"};
            spec.has_init = true;
            runtime.start(spec);
            events.wait(Event::Kind::started, "t1-a");
            ::usleep(200'000);
            runtime.signal("t1-a", SIGTERM);
            CHECK(events.wait(Event::Kind::exited, "t1-a").exit_code == 143);
        }
        auto spec = shell("t1-b", "t1", "cat /proc/sys/net/ipv4/ip_unprivileged_port_start; grep CapBnd /proc/self/status");
        spec.kernel_parameters = {{"net.ipv4.ip_unprivileged_port_start", "77"}};
        spec.dropped_capabilities = {"ALL"};
        spec.added_capabilities = {"SYS_PTRACE"};
        runtime.start(spec);
        events.wait(Event::Kind::exited, "t1-b");
        CHECK(events.output("t1-b") == "77\nCapBnd:\t0000000000080000\n");
    }
    SECTION("a firewall decides what reaches a task, and what it reaches") {
        if (!probe_runc().has_firewall) {
            WARN("not tried: this machine has no nftables");
        } else {
            REQUIRE(runtime.open_task("t2", {.network = "vpc-1", .address = "10.0.1.10", .prefix_length = 24, .mac_address = {}}));
            CHECK(runtime.open_tasks("vpc-1").size() == 2);
            CHECK(runtime.open_tasks("vpc-2").empty());
            runtime.start(shell("t2-a", "t2", "exec python3 -c 'import socket; s = socket.socket(); s.bind((\"\", 80)); s.listen(); print(\"up\", flush=True); [s.accept()[0].close() for _ in range(9)]'"));
            while (events.output("t2-a").empty()) ::usleep(10'000);
            int number = 0;
            const auto reaches = [&] {
                const auto id = "t1-" + std::to_string(++number);
                runtime.start(shell(id, "t1", "exec timeout 1 bash -c ': > /dev/tcp/10.0.1.10/80'"));
                return events.wait(Event::Kind::exited, id).exit_code == 0;
            };
            CHECK(reaches());
            REQUIRE(runtime.set_firewall("t2", {}));
            CHECK_FALSE(reaches());
            REQUIRE(runtime.set_firewall("t2", {.in = {{.peer = "10.0.1.9/32", .protocol = "tcp", .from_port = 80, .to_port = 81}}, .out = {}}));
            CHECK(reaches());
            REQUIRE(runtime.set_firewall("t1", {.in = {}, .out = {{.peer = "10.0.1.11/32"}}}));
            CHECK_FALSE(reaches());
            CHECK(runtime.set_firewall("nobody", {}));
            runtime.signal("t2-a", SIGKILL);
            events.wait(Event::Kind::exited, "t2-a");
            runtime.close_task("t2");
        }
    }
    SECTION("a command that takes longer than its limit is 124") {
        runtime.start(shell("t1-a", "t1", "exec sleep 60"));
        events.wait(Event::Kind::started, "t1-a");
        runtime.execute("t1-a", {"/bin/sleep", "30"}, 100ms);
        CHECK(events.wait(Event::Kind::executed, "t1-a").exit_code == 124);
        runtime.signal("t1-a", SIGKILL);
        events.wait(Event::Kind::exited, "t1-a");
    }
    SECTION("more memory than its limit ends it with 137") {
        if (!probe_runc().has_memory_limits) return;
        auto spec = shell("t1-a", "t1", "exec tail /dev/zero");
        spec.memory_bytes = 16 << 20;
        runtime.start(spec);
        const auto exited = events.wait(Event::Kind::exited, "t1-a");
        CHECK(exited.exit_code == 137);
        CHECK(exited.is_out_of_memory);
    }
    SECTION("a program that is not there fails to start, in the runtime's words") {
        auto spec = shell("t1-a", "t1", "");
        spec.arguments = {"/no/such/program"};
        runtime.start(spec);
        CHECK(events.wait(Event::Kind::failed, "t1-a").text.find("no such file or directory") != std::string::npos);
    }
    SECTION("a user that the image does not know fails to start") {
        auto spec = shell("t1-a", "t1", "id -u");
        spec.user = "nobody-like-this";
        runtime.start(spec);
        CHECK(events.wait(Event::Kind::failed, "t1-a").text ==
              "unable to find user nobody-like-this: no matching entries in passwd file");
    }
    SECTION("an image's layers lie one over the other, and a whiteout hides what is below") {
        const auto tar = [&](const std::string& name, const std::string& script) {
            const auto made = run({"/bin/sh", "-c", "set -e; d=$(mktemp -d); cd $d; " + script + "; tar -czf " +
                                                        (folder.path / name).string() + " .; rm -rf $d"});
            REQUIRE(made);
            REQUIRE(made->exit_code == 0);
            return layer_of("sha256:" + name, folder.path / name);
        };
        auto spec = shell("t1-a", "t1", "ls /data; cat /data/both");
        spec.root_filesystem.clear();
        const std::string copy = "mkdir -p bin lib lib64 data; cp /bin/sh /bin/ls /bin/cat bin; for f in bin/*; do "
                                 "ldd $f | grep -o '/[^ ]*' | while read -r l; do mkdir -p .$(dirname $l); cp $l .$l; done; done; "
                                 "echo old >data/both; echo gone >data/gone";
        spec.layers = {tar("one", copy), tar("two", "mkdir data; echo new >data/both; touch data/.wh.gone")};
        runtime.start(spec);
        CHECK(events.wait(Event::Kind::exited, "t1-a").exit_code == 0);
        CHECK(events.output("t1-a") == "both\nnew\n");
    }
    SECTION("a layer whose names lead outside is refused and leaves nothing") {
        const auto made = run({"python3", "-c",
                               "import tarfile,io,sys; t=tarfile.open(sys.argv[1],'w'); i=tarfile.TarInfo('../../escaped'); "
                               "i.size=1; t.addfile(i,io.BytesIO(b'x')); t.close()", (folder.path / "bad").string()});
        REQUIRE(made->exit_code == 0);
        auto spec = shell("t1-a", "t1", "true");
        spec.root_filesystem.clear();
        spec.layers = {layer_of("sha256:bad", folder.path / "bad")};
        runtime.start(spec);
        CHECK(events.wait(Event::Kind::failed, "t1-a").text == "failed to register layer: the layer holds a name that leads outside");
        CHECK(fs::is_empty(folder.path / "layers"));
    }
    runtime.close_task("t1");
    opened->reset();
    CHECK(fs::is_empty(folder.path / "containers"));
    CHECK(fs::is_empty(folder.path / "runc"));
    CHECK(run({"/bin/sh", "-c", "grep -c " + folder.path.string() + " /proc/mounts"})->output == "0\n");
}

}  // namespace backlot::runtime
