#include "services/ecs/environment_files.h"

#include <catch2/catch.hpp>

#include "services/ecs/testing.h"
#include "services/s3/model.h"

using namespace backlot;
using namespace backlot::ecs;

TEST_CASE("An environment file is lines of names and values", "[ecs]") {
    std::map<std::string, std::string> values{{"KEPT", "before"}};
    read_environment_file("# remark\nA=1\r\nKEPT=after\nB = x=y \n\n=nothing\nwords\nA=2\nLAST=z", values);
    CHECK(values == std::map<std::string, std::string>{{"A", "1"}, {"B ", " x=y "}, {"KEPT", "before"}, {"LAST", "z"}});
}

TEST_CASE("The agent reads environment files under the execution role", "[ecs]") {
    ecs::testing::Set set;
    REQUIRE(set.stage.call(s3::CreateBucketInput{.bucket = "settings", .create_bucket_configuration = s3::CreateBucketConfiguration{.location_constraint = "eu-west-2"}}));
    const auto put = [&](const std::string& key, const std::string& text) {
        s3::PutObjectInput input{.bucket = "settings", .key = key};
        input.body.bytes = text;
        input.body.size = text.size();
        REQUIRE(set.stage.call(input));
    };
    put("first.env", "COLOUR=red\nSIZE=1\nOWN=file\n");
    put("second.env", "COLOUR=blue\nSHAPE=round\n");
    auto input = set.definition();
    auto& container = input.container_definitions[0];
    container.environment.push_back({.name = "OWN", .value = "definition"});
    container.environment_files.push_back({.value = "arn:aws:s3:::settings/first.env", .type = "s3"});
    container.environment_files.push_back({.value = "arn:aws:s3:::settings/second.env", .type = "s3"});
    set.define(input);
    SECTION("which needs the permission") {
        const auto task = set.task(set.run(set.running()));
        CHECK(task.stop_code == "TaskFailedToStart");
        CHECK_THAT(*task.stopped_reason, Catch::StartsWith("ResourceInitializationError: failed to download env files: ") && Catch::Contains("s3:GetBucketLocation"));
    }
    SECTION("and has them below what the definition says") {
        set.make("PutRolePolicy", Json::object({{"RoleName", "execution"}, {"PolicyName", "files"},
                                                {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:GetBucketLocation"],"Resource":"*"}]})"}}));
        (void)set.run(set.running());
        CHECK(set.runtime.environment("COLOUR") == "red");
        CHECK(set.runtime.environment("SHAPE") == "round");
        CHECK(set.runtime.environment("OWN") == "definition");
        RunTaskInput over = set.running();
        over.overrides = TaskOverride{};
        ContainerOverride one{.name = "main"};
        one.environment_files.push_back({.value = "arn:aws:s3:::settings/second.env", .type = "s3"});
        over.overrides->container_overrides.push_back(one);
        (void)set.run(over);
        CHECK(set.runtime.environment("COLOUR") == "blue");
        CHECK(set.runtime.environment("SIZE").empty());
    }
    SECTION("one that is not there stops the task") {
        set.make("PutRolePolicy", Json::object({{"RoleName", "execution"}, {"PolicyName", "files"},
                                                {"PolicyDocument", R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})"}}));
        REQUIRE(set.stage.call(s3::DeleteObjectInput{.bucket = "settings", .key = "first.env"}));
        CHECK_THAT(*set.task(set.run(set.running())).stopped_reason, Catch::Contains("NoSuchKey"));
    }
}
