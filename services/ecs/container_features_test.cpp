// What a definition may ask of its containers beyond an image and a command.
#include <catch2/catch.hpp>

#include "services/ecs/testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;
using namespace std::chrono_literals;

TEST_CASE("A restart policy has a container run again", "[ecs]") {
    ecs::testing::Set set;
    auto input = set.definition();
    ContainerRestartPolicy policy{.enabled = true, .restart_attempt_period = 60};
    policy.ignored_exit_codes.push_back(0);
    input.container_definitions[0].restart_policy = policy;
    set.define(input);
    const auto arn = set.run_up(set.running());
    SECTION("where it ran for its period") {
        set.stage.advance(60s);
        set.happens("exited", 1);
        CHECK(set.runtime.started.size() == 2);
        CHECK(set.runtime.started[0].id == set.runtime.started[1].id);
        set.happens("started");
        CHECK(set.task(arn).last_status == "RUNNING");
        set.stage.advance(59s);
        set.happens("exited", 1);
        CHECK(set.task(arn).last_status == "STOPPED");
        CHECK(set.task(arn).containers.front().exit_code == 1);
    }
    SECTION("not where its code is ignored") {
        set.stage.advance(10min);
        set.happens("exited", 0);
        CHECK(set.task(arn).last_status == "STOPPED");
    }
    SECTION("nor where the task is to stop") {
        set.stage.advance(10min);
        REQUIRE(set.stage.call(StopTaskInput{.cluster = "c", .task = arn}));
        set.happens("exited", 143);
        CHECK(set.task(arn).last_status == "STOPPED");
        CHECK(set.runtime.started.size() == 1);
    }
}

TEST_CASE("Who waits for a container gives up when its startTimeout is over", "[ecs]") {
    ecs::testing::Set set;
    auto input = set.definition();
    ContainerDefinition prepares{.name = "prepares", .image = "app:1", .essential = false, .start_timeout = 30};
    prepares.command = {"prepare"};
    input.container_definitions.push_back(prepares);
    input.container_definitions[0].depends_on.push_back({.container_name = "prepares", .condition = "SUCCESS"});
    set.define(input);
    const auto arn = set.run(set.running());
    set.happens("started");
    SECTION("in vain") {
        set.stage.advance(30s);
        CHECK(set.task(arn).stop_code == "TaskFailedToStart");
        CHECK(set.task(arn).stopped_reason == "Dependency prepares of container main did not become SUCCESS within its startTimeout");
    }
    SECTION("or not, where it came about") {
        set.happens("exited", 0);
        set.happens("started");
        set.stage.advance(30s);
        CHECK(set.task(arn).last_status == "RUNNING");
    }
}

TEST_CASE("Volumes of others, kernel parameters, capabilities and an init process reach the runtime", "[ecs]") {
    ecs::testing::Set set;
    auto input = set.definition();
    input.volumes.push_back({.name = "data"});
    auto& first = input.container_definitions[0];
    first.mount_points.push_back({.source_volume = "data", .container_path = "/data"});
    ContainerDefinition second{.name = "second", .image = "app:1"};
    second.command = {"run"};
    second.volumes_from.push_back({.source_container = "main", .read_only = true});
    second.system_controls.push_back({.namespace_ = "net.core.somaxconn", .value = "1024"});
    LinuxParameters linux_parameters{.init_process_enabled = true};
    linux_parameters.capabilities = KernelCapabilities{};
    linux_parameters.capabilities->add.push_back("SYS_PTRACE");
    linux_parameters.capabilities->drop.push_back("NET_RAW");
    second.linux_parameters = linux_parameters;
    input.container_definitions.push_back(second);
    set.define(input);
    (void)set.run(set.running());
    REQUIRE(set.runtime.started.size() == 2);
    const auto& spec = set.runtime.started[1];
    REQUIRE(spec.binds.size() == 1);
    CHECK(spec.binds[0].target == "/data");
    CHECK(spec.binds[0].is_read_only);
    CHECK(spec.has_init);
    CHECK(spec.added_capabilities == std::vector<std::string>{"SYS_PTRACE"});
    CHECK(spec.dropped_capabilities == std::vector<std::string>{"NET_RAW"});
    CHECK(spec.kernel_parameters == std::vector<std::pair<std::string, std::string>>{{"net.core.somaxconn", "1024"}});
}

TEST_CASE("What such members may say", "[ecs]") {
    ecs::testing::Set set;
    const auto code = [&](auto change) {
        auto input = set.definition();
        change(input.container_definitions[0]);
        return error_of(set.stage.call(input));
    };
    CHECK(code([](auto& one) { one.environment_files.push_back({.value = "arn:aws:s3:::b/settings.txt", .type = "s3"}); }) == "ClientException");
    CHECK(code([](auto& one) { one.environment_files.push_back({.value = "b/settings.env", .type = "s3"}); }) == "ClientException");
    CHECK(code([](auto& one) { one.volumes_from.push_back({.source_container = "nobody"}); }) == "ClientException");
    CHECK(code([](auto& one) { one.system_controls.push_back({.namespace_ = "vm.swappiness", .value = "1"}); }) == "ClientException");
    CHECK(code([](auto& one) { one.restart_policy = ContainerRestartPolicy{.enabled = true, .restart_attempt_period = 59}; }) == "ClientException");
    CHECK(code([](auto& one) { one.start_timeout = 121; }) == "ClientException");
    CHECK(code([](auto& one) {
              one.linux_parameters = LinuxParameters{};
              one.linux_parameters->capabilities = KernelCapabilities{};
              one.linux_parameters->capabilities->add.push_back("SYS_ADMIN");
          }) == "ClientException");
}
