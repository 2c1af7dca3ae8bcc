// A launch that a script stands for: RunTask, the agent's login, secrets and logs, one call of the application, its end. In process,
// on a virtual clock, so that RunTask's answer comes when the task is over: microseconds a launch, beside a GetCallerIdentity alone.
//
// Usage: bench_scripted_launch [COUNT]; COUNT launches after as many to warm up (default 500).
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "library/backlot.h"
#include "runtime/script.h"

using namespace backlot;

namespace {

constexpr std::string_view script = R"(
- {call: s3.PutObject, with: {Bucket: bench, Key: "${task.id}", Body: done}}
- {prints: done}
- {exits: 0}
)";

constexpr const char* trust =
    R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]})";

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    std::exit(2);
}

std::unique_ptr<Backlot> opened() {
    Mistakes mistakes{"script"};
    runtime::Scripts scripts;
    scripts.by_image.emplace("app:1", runtime::read_script(mistakes, *Yaml::parse(script)));
    BacklotOptions options;
    options.organization_file = "fixtures/organizations/sfdl.yaml";
    options.seed = 1;
    options.virtual_start = clock::wall_now();
    options.tasks = "scripted";
    options.task_scripts = std::make_shared<runtime::Scripts>(std::move(scripts));
    auto made = Backlot::open(options);
    if (!made) give_up(made.error().message);
    return std::move(*made);
}

class Account {
  public:
    explicit Account(Backlot& backlot) : backlot_(backlot), admin_(*backlot.principal("la/admin")) {}
    Json call(const char* service, const char* operation, const Json& input) {
        auto done = backlot_.call(admin_, {}, "eu-west-2", service, operation, input);
        if (done.error) give_up(std::string(operation) + ": " + done.error->message);
        return done.output ? std::move(*done.output) : Json();
    }
    // A role for ECS's tasks that may do what `action` says.
    std::string role(const std::string& name, const std::string& action) {
        const auto made = call("iam", "CreateRole", Json::object({{"RoleName", name}, {"AssumeRolePolicyDocument", trust}}));
        call("iam", "PutRolePolicy", Json::object({{"RoleName", name}, {"PolicyName", "own"},
                                                   {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":")" + action + R"(","Resource":"*"}]})"}}));
        return made["Role"]["Arn"].as_string();
    }

  private:
    Backlot& backlot_;
    identity::Caller admin_;
};

}  // namespace

int main(int count_arguments, char** arguments) {
    const int count = count_arguments > 1 ? std::atoi(arguments[1]) : 500;
    const auto backlot = opened();
    Account account(*backlot);
    account.call("s3", "CreateBucket", Json::object({{"Bucket", "bench"}, {"CreateBucketConfiguration", Json::object({{"LocationConstraint", "eu-west-2"}})}}));
    account.call("logs", "CreateLogGroup", Json::object({{"logGroupName", "bench"}}));
    account.call("ecs", "CreateCluster", Json::object({{"clusterName", "bench"}}));
    const auto vpc = account.call("ec2", "CreateVpc", Json::object({{"CidrBlock", "10.0.0.0/16"}}))["Vpc"]["VpcId"].as_string();
    const auto subnet = account.call("ec2", "CreateSubnet", Json::object({{"VpcId", vpc}, {"CidrBlock", "10.0.0.0/20"}}))["Subnet"]["SubnetId"].as_string();
    const auto secret = account.call("secretsmanager", "CreateSecret", Json::object({{"Name", "bench"}, {"SecretString", "s"}}))["ARN"].as_string();
    const auto task_role = account.role("bench-task", "s3:*");
    const auto execution_role = account.role("bench-execution", R"(*)");
    account.call("ecs", "RegisterTaskDefinition",
                 Json::object({{"family", "bench"}, {"networkMode", "awsvpc"}, {"requiresCompatibilities", Json::array({"FARGATE"})}, {"cpu", "256"}, {"memory", "512"},
                               {"taskRoleArn", task_role}, {"executionRoleArn", execution_role},
                               {"containerDefinitions", Json::array({Json::object({{"name", "main"}, {"image", "app:1"},
                                   {"secrets", Json::array({Json::object({{"name", "PASSWORD"}, {"valueFrom", secret}})})},
                                   {"logConfiguration", Json::object({{"logDriver", "awslogs"}, {"options", Json::object({{"awslogs-group", "bench"}, {"awslogs-region", "eu-west-2"}, {"awslogs-stream-prefix", "p"}})}})}})})}}));
    const auto run = Json::object({{"cluster", "bench"}, {"launchType", "FARGATE"}, {"taskDefinition", "bench"},
                                   {"networkConfiguration", Json::object({{"awsvpcConfiguration", Json::object({{"subnets", Json::array({subnet})}})}})}});
    std::string last;
    const auto seconds_of = [&](auto work) {
        for (int i = 0; i < count; ++i) work();
        const auto start = std::chrono::steady_clock::now();
        for (int i = 0; i < count; ++i) work();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / count;
    };
    const auto launch = seconds_of([&] { last = account.call("ecs", "RunTask", run)["tasks"].as_array().front()["taskArn"].as_string(); });
    const auto task = account.call("ecs", "DescribeTasks", Json::object({{"cluster", "bench"}, {"tasks", Json::array({last})}}))["tasks"].as_array().front();
    if (task["lastStatus"].string_or("") != "STOPPED" || task["containers"].as_array().front()["exitCode"].to_int() != 0) give_up("the last task is not over: " + task.dump());
    const auto alone = seconds_of([&] { account.call("sts", "GetCallerIdentity", Json::object()); });
    std::printf("a scripted launch, from RunTask to STOPPED: %.0f us, %.0f times a GetCallerIdentity (%.1f us); %d launches\n", launch * 1e6, launch / alone, alone * 1e6, count);
}
