#include "runtime/script.h"

#include <catch2/catch.hpp>

using namespace backlot;
using namespace backlot::runtime;
using Kind = ScriptStep::Kind;

namespace {

struct Read {
    Script script;
    std::vector<std::string> mistakes;
};

Read read(std::string_view text) {
    Mistakes mistakes{"s.yaml"};
    const auto yaml = Yaml::parse(text, "s.yaml");
    REQUIRE(yaml);
    auto script = read_script(mistakes, *yaml);
    return {std::move(script), mistakes.lines()};
}

}  // namespace

TEST_CASE("a script is a list of steps, or more") {
    const auto plain = read(R"(
- {call: s3.GetObject, with: {Bucket: "${env.BUCKET}", Key: in.csv}, takes: 2s, keeps: {text: Body}}
- {call: s3.PutObject, with: {Body: "${text}"}, fails: AccessDenied, region: eu-west-1}
- prints: "${task.id} has ${text}"
- waits: 1m30s
- exits: 3
- exits: {out_of_memory: true}
- waits: forever
)");
    CHECK(plain.mistakes.empty());
    REQUIRE(plain.script.steps.size() == 7);
    const auto& steps = plain.script.steps;
    CHECK(steps[0].service == "s3");
    CHECK(steps[0].operation == "GetObject");
    CHECK(steps[0].takes == std::chrono::seconds(2));
    CHECK(steps[0].keeps.front() == std::pair<std::string, std::string>{"text", "Body"});
    CHECK(steps[1].fails == "AccessDenied");
    CHECK(steps[1].region == "eu-west-1");
    CHECK(steps[2].kind == Kind::print);
    CHECK(steps[3].kind == Kind::wait);
    CHECK(steps[3].takes == std::chrono::seconds(90));
    CHECK(steps[4].exit_code == 3);
    CHECK(steps[5].exit_code == 137);
    CHECK(steps[5].is_out_of_memory);
    CHECK(steps[6].kind == Kind::wait_forever);
    CHECK(plain.script.stops == 143);
    CHECK(plain.script.is_healthy);
}

TEST_CASE("the first launches go as starts says") {
    const auto more = read(R"(
starts:
  - {lacks: Capacity is unavailable at this time, times: 2}
  - {fails: "CannotPullContainerError: i/o timeout"}
  - {takes: 5s}
stops: never
health: bad
steps: [{waits: forever}]
)");
    CHECK(more.mistakes.empty());
    const auto& script = more.script;
    CHECK(script.start_of(0).lacks == "Capacity is unavailable at this time");
    CHECK(script.start_of(1).lacks == script.start_of(0).lacks);
    CHECK(script.start_of(2).fails == "CannotPullContainerError: i/o timeout");
    CHECK(script.start_of(3).takes == std::chrono::seconds(5));
    CHECK(script.start_of(4).lacks.empty());
    CHECK(script.start_of(4).takes == std::chrono::milliseconds(0));
    CHECK_FALSE(script.stops);
    CHECK_FALSE(script.is_healthy);
}

TEST_CASE("every mistake is told with its place") {
    const auto bad = read(R"(
starts: [{lacks: a, fails: b}]
stops: 256
health: fine
steps:
  - {call: GetObject}
  - {prints: "${nobody}"}
  - {prints: a, exits: 0}
  - {}
  - {exits: 0, with: {}}
  - word
)");
    REQUIRE(bad.mistakes.size() == 9);
    CHECK_THAT(bad.mistakes[0], Catch::StartsWith("s.yaml:2:10: expected one of lacks and fails"));
    CHECK_THAT(bad.mistakes[1], Catch::Contains("service.Operation"));
    CHECK_THAT(bad.mistakes[2], Catch::Contains("${nobody}"));
}

TEST_CASE("a file holds scripts by image") {
    CHECK(read_scripts("/nowhere.yaml").error().code == "FileUnreadable");
}
