#include "services/ecs/script.h"

#include <catch2/catch.hpp>

#include "runtime/script.h"
#include "services/ecs/testing.h"
#include "services/logs/model.h"
#include "services/s3/model.h"

using namespace backlot;
using namespace backlot::ecs;
using namespace std::chrono_literals;

namespace {

// A stage whose image "app:1" is a script.
struct Played : ecs::testing::Set {
    explicit Played(std::string_view script) {
        stage.backlot().kernel().stage().tasks->runtime = nullptr;
        Mistakes mistakes{"script"};
        const auto yaml = Yaml::parse(script);
        BACKLOT_ASSERT(yaml.has_value());
        runtime::Scripts scripts;
        scripts.by_image.emplace("app:1", runtime::read_script(mistakes, *yaml));
        BACKLOT_ASSERT(mistakes.empty());
        auto& tasks = *stage.backlot().kernel().stage().tasks;
        tasks.root_filesystems.clear();
        tasks.scripts = std::make_shared<runtime::Scripts>(std::move(scripts));
        BACKLOT_ASSERT(stage.call(s3::CreateBucketInput{.bucket = "out-bucket", .create_bucket_configuration = s3::CreateBucketConfiguration{.location_constraint = "eu-west-2"}}).has_value());
        BACKLOT_ASSERT(stage.call(logs::CreateLogGroupInput{.log_group_name = "g"}).has_value());
    }
    [[nodiscard]] RegisterTaskDefinitionInput logged() const {
        auto input = definition();
        input.container_definitions[0].log_configuration = LogConfiguration{
            .log_driver = "awslogs", .options = {{"awslogs-group", "g"}, {"awslogs-region", "eu-west-2"}, {"awslogs-stream-prefix", "p"}}};
        input.container_definitions[0].environment.push_back({.name = "BUCKET", .value = "out-bucket"});
        return input;
    }
    std::vector<std::string> lines(const std::string& task_arn) {
        const auto events = stage.call(logs::GetLogEventsInput{
            .log_group_name = "g", .log_stream_name = "p/main/" + task_arn.substr(task_arn.rfind('/') + 1), .start_from_head = true});
        std::vector<std::string> found;
        for (const auto& event : events ? events->events : model::List<logs::OutputLogEvent>{}) found.push_back(*event.message);
        return found;
    }
    std::string object(const std::string& key) {
        const auto got = stage.call(s3::GetObjectInput{.bucket = "out-bucket", .key = key});
        return got ? got->body.bytes : "";
    }
};

}  // namespace

TEST_CASE("a script's calls are made under the task role, each at its moment") {
    Played set(R"(
- {call: s3.PutObject, with: {Bucket: "${env.BUCKET}", Key: a, Body: one}, takes: 10s}
- {call: s3.GetObject, with: {Bucket: "${env.BUCKET}", Key: a}, keeps: {text: Body}}
- {prints: "read ${text} in ${task.region}"}
- {call: s3.PutObject, with: {Bucket: "${env.BUCKET}", Key: b, Body: "${text} more"}, takes: 5s}
- {exits: 3}
)");
    set.define(set.logged());
    const auto arn = set.run(set.running());
    CHECK(set.task(arn).last_status == "RUNNING");
    CHECK(set.object("a").empty());
    set.stage.advance(10s);
    CHECK(set.object("a") == "one");
    CHECK(set.object("b").empty());
    CHECK(set.lines(arn) == std::vector<std::string>{"read one in eu-west-2"});
    set.stage.advance(5s);
    CHECK(set.object("b") == "one more");
    const auto task = set.task(arn);
    CHECK(task.last_status == "STOPPED");
    CHECK(task.stop_code == "EssentialContainerExited");
    CHECK(task.containers.front().exit_code == 3);
    CHECK(*task.stopped_at - *task.started_at == 15s);
}

TEST_CASE("a refusal that a script does not expect ends it as an application ends") {
    SECTION("with the words that boto3 has") {
        Played set("[{call: iam.ListUsers}, {exits: 0}]");
        set.define(set.logged());
        const auto arn = set.run(set.running());
        const auto task = set.task(arn);
        CHECK(task.last_status == "STOPPED");
        CHECK(task.containers.front().exit_code == 1);
        REQUIRE(set.lines(arn).size() == 1);
        CHECK_THAT(set.lines(arn).front(), Catch::StartsWith("An error occurred (AccessDenied) when calling the ListUsers operation: User: arn:aws:sts::" +
                                                             set.account() + ":assumed-role/task/"));
    }
    SECTION("one that it expects does not") {
        Played set("[{call: iam.ListUsers, fails: AccessDenied}]");
        set.define(set.logged());
        CHECK(set.task(set.run(set.running())).containers.front().exit_code == 0);
    }
    SECTION("and one that does not come does") {
        Played set("[{call: s3.ListBuckets, fails: AccessDenied}]");
        set.define(set.logged());
        const auto arn = set.run(set.running());
        CHECK(set.task(arn).containers.front().exit_code == 1);
        CHECK(set.lines(arn) == std::vector<std::string>{"ListBuckets was expected to fail with AccessDenied, and went well"});
    }
    SECTION("without a task role there is nobody to call") {
        Played set("[{call: s3.ListBuckets}]");
        auto input = set.logged();
        input.task_role_arn.reset();
        set.define(input);
        const auto arn = set.run(set.running());
        CHECK(set.lines(arn) == std::vector<std::string>{"Unable to locate credentials"});
    }
    SECTION("an operation that is not there is an error like others") {
        Played set("[{call: s3.Nothing}]");
        set.define(set.logged());
        CHECK(set.task(set.run(set.running())).containers.front().exit_code == 1);
    }
}

TEST_CASE("a script is asked to end as a container is") {
    SECTION("and ends") {
        Played set("{steps: [{waits: forever}], stops: 7}");
        set.define(set.logged());
        const auto arn = set.run(set.running());
        CHECK(set.task(arn).last_status == "RUNNING");
        set.stage.advance(24h);
        REQUIRE(set.stage.call(StopTaskInput{.cluster = "c", .task = arn}));
        CHECK(set.task(arn).last_status == "STOPPED");
        CHECK(set.task(arn).containers.front().exit_code == 7);
        CHECK(set.task(arn).stop_code == "UserInitiated");
    }
    SECTION("or is made to") {
        Played set("{steps: [{waits: forever}], stops: never}");
        set.define(set.logged());
        const auto arn = set.run(set.running());
        REQUIRE(set.stage.call(StopTaskInput{.cluster = "c", .task = arn}));
        CHECK(set.task(arn).last_status == "STOPPING");
        set.stage.advance(29s);
        CHECK(set.task(arn).last_status == "STOPPING");
        set.stage.advance(1s);
        CHECK(set.task(arn).last_status == "STOPPED");
        CHECK(set.task(arn).containers.front().exit_code == 137);
    }
    SECTION("steps that were to come do not come any more") {
        Played set("[{call: s3.PutObject, with: {Bucket: out-bucket, Key: late, Body: x}, takes: 1m}]");
        set.define(set.logged());
        const auto arn = set.run(set.running());
        REQUIRE(set.stage.call(StopTaskInput{.cluster = "c", .task = arn}));
        set.stage.advance(2min);
        CHECK(set.object("late").empty());
    }
    SECTION("a task may stop itself") {
        Played set(R"([{call: ecs.StopTask, with: {cluster: c, task: "${task.arn}"}}, {call: s3.PutObject, with: {Bucket: out-bucket, Key: late, Body: x}}])");
        set.make("PutRolePolicy", Json::object({{"RoleName", "task"}, {"PolicyName", "stop"},
                                                {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ecs:StopTask","Resource":"*"}]})"}}));
        set.define(set.logged());
        const auto arn = set.run(set.running());
        CHECK(set.task(arn).last_status == "STOPPED");
        CHECK(set.task(arn).stop_code == "UserInitiated");
        CHECK(set.object("late").empty());
    }
}

TEST_CASE("launches may fail as a script says") {
    Played set(R"(
starts:
  - {lacks: Capacity is unavailable at this time}
  - {fails: "CannotPullContainerError: pull image manifest has been retried 5 time(s): i/o timeout"}
  - {takes: 3s}
steps: [{waits: forever}]
)");
    set.define(set.logged());
    const auto first = set.stage.call(set.running());
    REQUIRE(first);
    CHECK(first->tasks.empty());
    REQUIRE(first->failures.size() == 1);
    CHECK(first->failures.front().reason == "Capacity is unavailable at this time");
    const auto second = set.task(set.run(set.running()));
    CHECK(second.stop_code == "TaskFailedToStart");
    CHECK(second.stopped_reason == "CannotPullContainerError: pull image manifest has been retried 5 time(s): i/o timeout");
    const auto third = set.run(set.running());
    CHECK(set.task(third).last_status == "PENDING");
    set.stage.advance(3s);
    CHECK(set.task(third).last_status == "RUNNING");
    CHECK(set.task(set.run(set.running())).last_status == "RUNNING");
}

TEST_CASE("a health check is answered as the script says") {
    const std::string health = GENERATE("good", "bad");
    Played set("{steps: [{waits: forever}], health: " + health + "}");
    auto input = set.logged();
    HealthCheck check;
    check.command = {"CMD-SHELL", "true"};
    check.retries = 1;
    input.container_definitions[0].health_check = check;
    set.define(input);
    const auto arn = set.run(set.running());
    CHECK(set.task(arn).health_status == "UNKNOWN");
    set.stage.advance(30s);
    CHECK(set.task(arn).health_status == (health == "good" ? "HEALTHY" : "UNHEALTHY"));
}

TEST_CASE("an image without a script cannot be started, in a fork neither") {
    Played set("[{waits: forever}]");
    auto input = set.definition();
    input.container_definitions[0].image = "other:1";
    set.define(input);
    CHECK_THAT(*set.task(set.run(set.running())).stopped_reason, Catch::StartsWith("CannotPullContainerError: "));
    auto fork = set.stage.backlot().fork();
    set.define(set.definition());
    CHECK(fork->tasks_status() == "scripted");
}
