#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "scenario/scenario.h"

using namespace backlot;
using namespace backlot::scenario;

namespace {

Result<Scenario> parse(std::string_view text) { return parse_scenario(text, "/nowhere/x.yaml", {"/nowhere/fixtures"}); }

std::string mistakes(std::string_view text) {
    const auto result = parse(text);
    return result ? "" : result.error().message;
}

bool has(const std::string& text, std::string_view part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("A scenario file", "[scenario]") {
    SECTION("is read whole") {
        const auto file = parse(R"(
title: closed
seed: 7
start: 2026-01-02T00:00:00Z
region: eu-west-2
let: {bucket: b}
steps:
  - does: makes
    as: la/admin
    call: s3.PutObject
    with: {Bucket: "${bucket}", Policy: {json: {Version: 2012-10-17}}}
    gives: {Size: 5}
    keeps: {key: Key}
  - does: waits
    advance: 1h30m
    as: anonymous
    call: s3.GetObject
    with: {Key: "${key}"}
    from: {source_ip: 10.0.0.1, tls: false, session_tags: {team: a}, session_policy: {Statement: []}}
    fails: {code: AccessDenied, layer: resource-policy, policy: p, statement: s, message: /x.y/}
  - {does: thinks, as: la/user/u, decides: {explicit: {layer: identity-policy}}, action: "s3:GetObject", resource: "arn:aws:s3:::b/k"}
tables:
  all:
    principals: [la/a, {as: bad}]
)");
        REQUIRE_FALSE(file);
        has(file.error().message, "x.yaml:24:24: expected a caller as a text");
        has(file.error().message, "expected actions in the table");
    }
    SECTION("gives the runner all it says") {
        const auto file = parse(R"(
seed: 7
start: 2026-01-02T00:00:00Z
region: eu-west-2
steps:
  - {does: waits, advance: 1h30m, as: anonymous, call: s3.GetObject, repeat: 3,
     fails: {code: AccessDenied, layer: resource-policy, policy: p, statement: s, message: /x.y/}}
  - does: a table
    table:
      principals: {reader: {as: la/reader, from: {mfa: true}}, writer: la/writer}
      actions: {"s3:GetObject": {call: s3.GetObject, with: {Bucket: "${Bucket}"}}, "s3:PutObject": }
      resources: {shared: {Bucket: s, arn: "arn:aws:s3:::s/k"}, own: {Bucket: o, arn: "arn:aws:s3:::o/k"}}
      expect: {reader: {"s3:GetObject": {shared: allow, "*": {explicit: {layer: service-control-policy}}}}}
      otherwise: implicit
)");
        if (!file) FAIL(file.error().message);
        CHECK(file->title == "x");
        CHECK(file->seed == 7);
        CHECK(file->start_ms == 1'767'312'000'000);
        REQUIRE(file->steps.size() == 2);
        CHECK(file->steps[0].advance == std::chrono::minutes{90});
        CHECK(file->steps[0].repeat == 3);
        CHECK(file->steps[0].call->region == "eu-west-2");
        CHECK(file->steps[0].fails->decision.statement == "s");
        CHECK(file->steps[0].place.line == 6);
        const auto& cells = file->steps[1].table->cells;
        REQUIRE(cells.size() == 8);
        CHECK(file->count() == 9);
        CHECK(cells[0].principal == "reader");
        CHECK(cells[0].expected.verdict == Verdict::allow);
        CHECK(cells[1].expected.verdict == Verdict::explicit_deny);
        CHECK(cells[1].expected.decision.layer == "service-control-policy");
        CHECK(cells[2].expected.verdict == Verdict::implicit_deny);
        CHECK(cells[2].call.service.empty());
        CHECK(cells[2].arn == "arn:aws:s3:::s/k");
        CHECK(cells[4].call.as == "la/writer");
    }
    SECTION("reports all its mistakes before anything runs") {
        const auto text = mistakes(R"(sead: 1
start: yesterday
steps:
  - {dose: x, as: la/admin, call: s3}
  - {does: x, call: s3.GetObject, fails: {layer: service-control-polcy}, gives: {}}
  - {does: x, as: "a//b", call: s3.GetObject, with: {Key: "${kye}"}}
  - {does: x, advance: 5 days}
  - {does: x}
  - {does: x, as: la/a, call: s3.GetObject, gives: {A: {matches: "("}}, from: {ip: 1}}
  - {does: x, as: la/a, call: s3.GetObject, with: {P: {file: none.json}, Q: {policy: none}}}
)");
        has(text, "x.yaml:1:1: a scenario has no member \"sead\"; did you mean \"seed\"?");
        has(text, ":2:8: expected start as a moment");
        has(text, ":4:6: a step has no member \"dose\"; did you mean \"does\"?");
        has(text, "expected an operation as service.Operation");
        has(text, "a layer, perhaps \"service-control-policy\"");
        has(text, "\"fails\" beside \"gives\"");
        has(text, "expected as: who calls");
        has(text, "expected a caller: ACCOUNT");
        has(text, "\"${kye}\" is kept by no step before this one");
        has(text, ":7:24: expected a duration");
        has(text, "expected call, decides, table or advance in the step");
        has(text, "expected a regular expression");
        has(text, "from has no member \"ip\"");
        has(text, "no file \"none.json\"; looked in /nowhere/fixtures, /nowhere");
        has(text, "no policy \"none\" is given");
    }
    SECTION("finds what a table names and does not have") {
        const auto text = mistakes(R"(steps:
  - does: x
    table:
      principals: [la/a]
      actions: {get: {call: s3.GetObject, with: {Bucket: "${Bukket}"}}}
      resources: {shared: {Bucket: s}}
      expect: {la/b: allow, la/a: {get: {shard: allow, shared: perhaps}}}
)");
        has(text, "\"la/b\" is none of the table's principals; did you mean \"la/a\"?");
        has(text, "\"shard\" is none of the table's resources; did you mean \"shared\"?");
        has(text, "\"${Bukket}\" is kept by no step before this one; did you mean \"Bucket\"?");
        has(mistakes("steps: [{does: x, table: {cases: [{as: la/a, expect: allow}]}}]"), "expected call, or action and resource");
        has(mistakes("steps: []"), "expected steps or tables");
    }
    SECTION("takes files below fixtures, and the steps of files it includes") {
        const auto folder = std::filesystem::temp_directory_path() / "backlot-scenario-parse-test";
        std::filesystem::create_directories(folder / "fixtures/policies");
        std::ofstream(folder / "fixtures/policies/p.json") << R"({"a":"${literal}"})";
        std::ofstream(folder / "fixtures/before.yaml")
            << "let: {bucket: b}\nsteps: [{does: before, as: la/a, call: s3.CreateBucket, keeps: {arn: Arn}}]\n";
        const auto file = parse_scenario(
            "given: {include: before.yaml, policies: {named: policies/p.json}}\n"
            "steps: [{does: after, as: la/a, call: s3.PutBucketPolicy,"
            " with: {A: {file: policies/p.json}, B: {policy: named}, C: \"${arn}\"}}]\n",
            folder / "x.yaml", {folder / "fixtures"});
        if (!file) FAIL(file.error().message);
        REQUIRE(file->steps.size() == 2);
        CHECK(file->steps[0].does == "before");
        const auto input = fill(file->steps[1].call->with, {{"arn", Json("x")}});
        REQUIRE(input);
        CHECK((*input)["A"] == Json(R"({"a":"${literal}"})"));
        CHECK((*input)["B"] == (*input)["A"]);
        std::filesystem::remove_all(folder);
    }
}
