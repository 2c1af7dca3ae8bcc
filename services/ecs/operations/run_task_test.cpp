#include <catch2/catch.hpp>

#include "services/ecs/testing.h"
#include "services/logs/model.h"
#include "services/secretsmanager/model.h"

using namespace backlot;
using namespace backlot::ecs;
using namespace std::chrono_literals;
using ecs::testing::error_of;

TEST_CASE("RunTask", "[ecs]") {
    ecs::testing::Set set;
    auto& stage = set.stage;
    const auto definition = set.define(set.definition());
    auto input = set.running();

    SECTION("a task is provisioned, pulled, started and ends by AWS's states") {
        const auto made = stage.call(input);
        REQUIRE(made);
        CHECK(made->failures.empty());
        CHECK(made->tasks.front().last_status == "PROVISIONING");
        CHECK(made->tasks.front().group == "family:app");
        const auto arn = *made->tasks.front().task_arn;
        CHECK(set.task(arn).last_status == "PENDING");
        REQUIRE(set.runtime.started.size() == 1);
        CHECK(set.runtime.started.front().arguments == std::vector<std::string>{"run"});
        CHECK(set.runtime.attachments.front().network == set.vpc);
        CHECK(set.runtime.attachments.front().prefix_length == 16);
        set.happens("started");
        CHECK(set.task(arn).last_status == "RUNNING");
        CHECK(set.task(arn).started_at);
        set.happens("exited", 3);
        const auto over = set.task(arn);
        CHECK(over.last_status == "STOPPED");
        CHECK(over.stop_code == "EssentialContainerExited");
        CHECK(over.stopped_reason == "Essential container in task exited");
        CHECK(over.containers.front().exit_code == 3);
        CHECK(set.runtime.open.empty());
        CHECK(stage.call(ec2::DescribeNetworkInterfacesInput{})->network_interfaces.empty());
        stage.advance(1h);
        DescribeTasksInput asked{.cluster = "c"};
        asked.tasks = {arn};
        CHECK(stage.call(asked)->failures.front().reason == "MISSING");
    }
    SECTION("its interface is in the subnet and the groups that were asked for") {
        const auto arn = set.run(input);
        const auto interfaces = stage.call(ec2::DescribeNetworkInterfacesInput{})->network_interfaces;
        REQUIRE(interfaces.size() == 1);
        CHECK(interfaces.front().requester_managed == true);
        CHECK(interfaces.front().groups.front().group_id == set.group);
        const auto task = set.task(arn);
        CHECK(task.attachments.front().status == "ATTACHED");
        CHECK(task.containers.front().network_interfaces.front().private_ipv4address == interfaces.front().private_ip_address);
    }
    SECTION("it has a public address where that is asked for, and only there") {
        (void)set.run(input);
        CHECK_FALSE(stage.call(ec2::DescribeNetworkInterfacesInput{})->network_interfaces.front().association);
        input.network_configuration->awsvpc_configuration->assign_public_ip = "ENABLED";
        const auto arn = set.run(input);
        const auto interfaces = stage.call(ec2::DescribeNetworkInterfacesInput{})->network_interfaces;
        REQUIRE(interfaces.size() == 2);
        const auto is_public = [](const ec2::NetworkInterface& one) { return one.association && one.association->public_ip; };
        CHECK(std::ranges::count_if(interfaces, is_public) == 1);
        REQUIRE(stage.call(StopTaskInput{.cluster = "c", .task = arn}));
    }
    SECTION("the container finds its credentials and its metadata by its environment") {
        (void)set.run(input);
        CHECK(set.runtime.environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").starts_with("/v2/credentials/"));
        CHECK(set.runtime.environment("ECS_CONTAINER_METADATA_URI_V4") == "http://169.254.170.2/v4/" + set.runtime.started.back().id);
        CHECK(set.runtime.environment("AWS_REGION") == "eu-west-2");
    }
    SECTION("overrides change the command, the environment and the roles") {
        TaskOverride over;
        ContainerOverride container{.name = "main"};
        container.command = {"other"};
        container.environment.push_back({.name = "A", .value = "1"});
        over.container_overrides.push_back(container);
        input.overrides = over;
        (void)set.run(input);
        CHECK(set.runtime.started.back().arguments == std::vector<std::string>{"other"});
        CHECK(set.runtime.environment("A") == "1");

        input.overrides->container_overrides.front().name = "none";
        CHECK(stage.call(input).error().message == "Override for container named none is not a container in the TaskDefinition.");
        input.overrides->container_overrides.front().name = "main";
        input.overrides->container_overrides.front().command = {std::string(8192, 'x')};
        CHECK(stage.call(input).error().message == "Container Overrides length must be at most 8192");
        input.overrides = TaskOverride{.cpu = "257"};
        CHECK(stage.call(input).error().code == "ClientException");
    }
    SECTION("secrets reach the container under the execution role, and refusals stop the task") {
        const auto secret = *stage.call(secretsmanager::CreateSecretInput{.name = "db", .secret_string = R"({"password":"s3cret"})"})->arn;
        auto with_secret = set.definition("with-secret");
        with_secret.container_definitions.front().secrets.push_back({.name = "PASSWORD", .value_from = secret + ":password::"});
        set.define(with_secret);
        (void)set.run(set.running("with-secret"));
        CHECK(set.runtime.environment("PASSWORD") == "s3cret");

        set.make("DeleteRolePolicy", Json::object({{"RoleName", "execution"}, {"PolicyName", "own"}}));
        const auto arn = set.run(set.running("with-secret"));
        const auto task = set.task(arn);
        CHECK(task.last_status == "STOPPED");
        CHECK(task.stop_code == "TaskFailedToStart");
        CHECK(task.stopped_reason->starts_with("ResourceInitializationError: unable to pull secrets or registry auth"));
        CHECK(task.stopped_reason->find("AccessDeniedException") != std::string::npos);
        CHECK_FALSE(task.containers.front().exit_code);
    }
    SECTION("output goes to CloudWatch Logs, a line an event") {
        auto with_log = set.definition("with-log");
        LogConfiguration log{.log_driver = "awslogs"};
        log.options = {{"awslogs-group", "/g"}, {"awslogs-region", "eu-west-2"}, {"awslogs-stream-prefix", "p"}};
        with_log.container_definitions.front().log_configuration = log;
        set.define(with_log);
        const auto refused = set.task(set.run(set.running("with-log")));
        CHECK(refused.stopped_reason->find("The specified log group does not exist.") != std::string::npos);

        REQUIRE(stage.call(logs::CreateLogGroupInput{.log_group_name = "/g"}));
        const auto arn = set.run_up(set.running("with-log"));
        set.happens("output", 0, {}, "one\ntwo\r\n");
        const auto events = stage.call(logs::GetLogEventsInput{.log_group_name = "/g", .log_stream_name = "p/main/" + arn.substr(arn.rfind('/') + 1)});
        REQUIRE(events);
        REQUIRE(events->events.size() == 2);
        CHECK(events->events.back().message == "two");
    }
    SECTION("an image that is nowhere stops the task") {
        auto elsewhere = set.definition("elsewhere");
        elsewhere.container_definitions.front().image = "docker.io/library/busybox:1";
        set.define(elsewhere);
        const auto task = set.task(set.run(set.running("elsewhere")));
        CHECK(task.stop_code == "TaskFailedToStart");
        CHECK(task.stopped_reason->starts_with("CannotPullContainerError: "));
    }
    SECTION("without a runtime the task says why it stops") {
        stage.backlot().kernel().stage().tasks->runtime = nullptr;
        CHECK(set.task(set.run(input)).stopped_reason->find("backlot runs no containers here: tasks are off") != std::string::npos);
    }
    SECTION("a client token gives the same task, and no other request") {
        input.client_token = "t";
        const auto first = set.run(input);
        CHECK(set.run(input) == first);
        input.count = 2;
        CHECK(stage.call(input).error().code == "ConflictException");
    }
    SECTION("what is asked for must be there") {
        input.cluster = "none";
        CHECK(stage.call(input).error().code == "ClusterNotFoundException");
        input.cluster = "c";
        input.task_definition = "none";
        CHECK(stage.call(input).error().message == "TaskDefinition not found.");
        input.task_definition = "app";
        input.launch_type = "EC2";
        CHECK(stage.call(input).error().message == "No Container Instances were found in your cluster.");
        input.launch_type = "FARGATE";
        input.network_configuration->awsvpc_configuration->subnets = {"subnet-0123456789abcdef0"};
        CHECK(stage.call(input).error().message.find("InvalidSubnetID.NotFound") != std::string::npos);
        input.network_configuration.reset();
        CHECK(stage.call(input).error().code == "InvalidParameterException");
    }
    SECTION("the platform version is one that there is, and can do what is asked") {
        input.platform_version = "1.9.0";
        CHECK(error_of(stage.call(input)) == "PlatformUnknownException");
        input.platform_version = "LATEST";
        CHECK(set.task(set.run(input)).platform_version == "1.4.0");
        input.platform_version = "1.3.0";
        CHECK(set.task(set.run(input)).platform_version == "1.3.0");
        input.overrides = TaskOverride{.ephemeral_storage = EphemeralStorage{.size_in_gi_b = 30}};
        CHECK(error_of(stage.call(input)) == "PlatformTaskDefinitionIncompatibilityException");
        input.overrides.reset();
        input.launch_type = "EC2";
        CHECK(stage.call(input).error().message == "The platform version must be null when specifying an EC2 launch type.");
    }
    SECTION("a role that does not trust ECS is refused") {
        auto other = set.definition("other");
        other.task_role_arn = set.role("foreign", R"("s3:*")", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]})");
        set.define(other);
        const auto done = stage.call(set.running("other"));
        CHECK(done.error().code == "ClientException");
        CHECK(done.error().message.starts_with("ECS was unable to assume the role"));
    }
    SECTION("the caller passes both roles, and may tag") {
        set.be_user_without("iam:PassRole");
        CHECK(stage.call(input).error().code == "AccessDeniedException");
        CHECK(set.is_refused("iam:PassRole", set.task_role));
    }
    SECTION("tags ask ecs:TagResource of the task") {
        set.be_user_without("ecs:TagResource");
        CHECK(stage.call(input));
        input.tags.push_back({.key = "a", .value = "b"});
        CHECK(stage.call(input).error().code == "AccessDeniedException");
        CHECK(set.is_refused("ecs:TagResource", set.arn("task/c/*")));
    }
    SECTION("and may run the definition") {
        set.be_user_without("ecs:RunTask");
        CHECK(stage.call(input).error().code == "AccessDeniedException");
        CHECK(set.is_refused("ecs:RunTask", definition));
    }
}
