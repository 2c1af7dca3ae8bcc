// What the tests of ECS begin with: a VPC with a subnet, roles, a cluster and a task definition of one container, and a
// runtime that runs nothing and writes down what it is told. What containers do, the test says.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "library/testing.h"
#include "runtime/runtime.h"
#include "services/ec2/model.h"
#include "services/ecs/model.h"
#include "text/json.h"

namespace backlot::ecs::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;

class FakeRuntime final : public runtime::Runtime {
  public:
    [[nodiscard]] std::string_view name() const override { return "fake"; }
    [[nodiscard]] Result<> open_task(std::string_view task, const runtime::Attachment& attachment) override {
        open.emplace_back(task);
        attachments.push_back(attachment);
        return {};
    }
    void close_task(std::string_view task) override { std::erase(open, task); }
    [[nodiscard]] std::vector<runtime::OpenTask> open_tasks(std::string_view) const override { return {}; }
    [[nodiscard]] Result<> set_firewall(std::string_view, const runtime::Firewall&) override { return {}; }
    [[nodiscard]] Result<int> listen(std::string_view, std::string_view, std::uint16_t) override { return fail("NotHere", ""); }
    [[nodiscard]] Result<int> listen_datagrams(std::string_view, std::string_view, std::uint16_t) override { return fail("NotHere", ""); }
    void start(runtime::ContainerSpec spec) override { started.push_back(std::move(spec)); }
    void signal(std::string_view container, int number) override { signals.emplace_back(container, number); }
    void execute(std::string_view container, std::vector<std::string> arguments, std::chrono::milliseconds) override {
        executed.emplace_back(container, std::move(arguments));
    }
    [[nodiscard]] std::optional<runtime::Statistics> statistics(std::string_view) const override {
        return runtime::Statistics{.memory_bytes = 4096, .cpu_nanoseconds = 7, .processes = 1};
    }
    // Of the last container that was started under the name.
    [[nodiscard]] std::string environment(std::string_view name) const {
        const std::string before = std::string(name) + "=";
        for (const auto& pair : started.back().environment) {
            if (pair.starts_with(before)) return pair.substr(before.size());
        }
        return {};
    }

    std::vector<std::string> open;
    std::vector<runtime::Attachment> attachments;
    std::vector<runtime::ContainerSpec> started;
    std::vector<std::pair<std::string, int>> signals;
    std::vector<std::pair<std::string, std::vector<std::string>>> executed;
};

inline const std::string trust =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]})";

struct Set {
    FakeRuntime runtime;
    Stage stage{{.seed = 1}};
    std::string vpc;
    std::string subnet;
    std::string group;
    std::string task_role;
    std::string execution_role;

    Set() {
        stage.as("main").in("eu-west-2");
        auto& tasks = *stage.backlot().kernel().stage().tasks;
        tasks.runtime = &runtime;
        tasks.root_filesystems["app:1"] = "/srv/app";
        vpc = *stage.call(ec2::CreateVpcInput{.cidr_block = "10.0.0.0/16"})->vpc->vpc_id;
        subnet = *stage.call(ec2::CreateSubnetInput{.cidr_block = "10.0.1.0/24", .vpc_id = vpc})->subnet->subnet_id;
        group = *stage.call(ec2::CreateSecurityGroupInput{.description = "d", .group_name = "app", .vpc_id = vpc})->group_id;
        task_role = role("task", R"("s3:*")");
        execution_role = role("execution", R"("logs:*","secretsmanager:GetSecretValue","ssm:GetParameters")");
        BACKLOT_ASSERT(stage.call(CreateClusterInput{.cluster_name = "c"}).has_value());
    }
    ~Set() { stage.backlot().kernel().stage().tasks->runtime = nullptr; }
    Set(const Set&) = delete;
    Set& operator=(const Set&) = delete;

    // As the account's root, whoever calls in the test.
    void make(std::string_view operation, const Json& input) {
        auto root = stage.backlot().principal("main");
        BACKLOT_ASSERT(root && !stage.backlot().call(*root, stage.origin(), "us-east-1", "iam", operation, input).error);
    }
    std::string role(const std::string& name, const std::string& actions, const std::string& trusted = trust) {
        make("CreateRole", Json::object({{"RoleName", name}, {"AssumeRolePolicyDocument", trusted}}));
        make("PutRolePolicy", Json::object({{"RoleName", name}, {"PolicyName", "own"},
                                            {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[)" + actions +
                                                                   R"(],"Resource":"*"}]})"}}));
        return "arn:aws:iam::" + account() + ":role/" + name;
    }
    void be_user_without(const std::string& action) { backlot::testing::be_user_without(stage, action); }
    [[nodiscard]] bool is_refused(std::string_view action, std::string_view resource) const {
        return backlot::testing::is_refused(stage, action, resource);
    }
    [[nodiscard]] std::string account() { return stage.backlot().principal("main")->account; }
    [[nodiscard]] std::string arn(const std::string& rest) { return "arn:aws:ecs:eu-west-2:" + account() + ":" + rest; }

    [[nodiscard]] RegisterTaskDefinitionInput definition(const std::string& family = "app") const {
        RegisterTaskDefinitionInput input{.family = family, .task_role_arn = task_role, .execution_role_arn = execution_role,
                                          .network_mode = "awsvpc"};
        input.requires_compatibilities = {"FARGATE"};
        input.cpu = "256";
        input.memory = "512";
        ContainerDefinition container{.name = "main", .image = "app:1"};
        container.command = {"run"};
        input.container_definitions.push_back(std::move(container));
        return input;
    }
    std::string define(const RegisterTaskDefinitionInput& input) {
        const auto made = stage.call(input);
        BACKLOT_ASSERT(made.has_value());
        return *made->task_definition->task_definition_arn;
    }
    [[nodiscard]] NetworkConfiguration network() const {
        AwsVpcConfiguration awsvpc;
        awsvpc.subnets = {subnet};
        awsvpc.security_groups = {group};
        return {.awsvpc_configuration = awsvpc};
    }
    [[nodiscard]] RunTaskInput running(const std::string& definition = "app") const {
        return {.cluster = "c", .launch_type = "FARGATE", .network_configuration = network(), .task_definition = definition};
    }
    Task task(const std::string& arn) {
        DescribeTasksInput input{.cluster = "c"};
        input.tasks = {arn};
        input.include = {"TAGS"};
        const auto found = stage.call(input);
        BACKLOT_ASSERT(found.has_value() && found->tasks.size() == 1);
        return found->tasks.front();
    }
    // One task of the definition, asked for; its containers have been asked of the runtime.
    std::string run(const RunTaskInput& input) {
        const auto made = stage.call(input);
        BACKLOT_ASSERT(made.has_value() && made->tasks.size() == 1);
        return *made->tasks.front().task_arn;
    }
    // What a container does: the last one that was started, or another.
    void happens(const std::string& kind, int exit_code = 0, const std::string& container = {}, const std::string& text = {}) {
        const auto event = Json::object({{"kind", kind}, {"container", container.empty() ? runtime.started.back().id : container},
                                         {"exitCode", exit_code}, {"text", text}});
        BACKLOT_ASSERT(stage.backlot().kernel().follow_up("ecs.container-event", event.dump()).has_value());
    }
    // A task that runs.
    std::string run_up(const RunTaskInput& input) {
        auto arn = run(input);
        happens("started");
        return arn;
    }
};

}  // namespace backlot::ecs::testing
