#include "scenario/play.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "scenario/paper_stage.h"
#include "scenario/suite.h"

using namespace backlot;
using namespace backlot::scenario;
using scenario::testing::PaperStage;

namespace {

Scenario parse(std::string_view text) {
    auto file = parse_scenario(text, "/nowhere/x.yaml", {"/nowhere"});
    if (!file) FAIL(file.error().message);
    return std::move(*file);
}

PaperStage stage() {
    PaperStage out;
    out.rules = {"la/admin s3:PutObject", "la/admin s3:GetObject", "!la/barred s3:GetObject"};
    return out;
}

}  // namespace

TEST_CASE("Playing a scenario", "[scenario]") {
    auto paper = stage();

    SECTION("what holds, holds: answers, refusals, captures, time") {
        const auto result = play(parse(R"(
start: 2026-01-02T00:00:00Z
region: eu-west-2
steps:
  - {does: puts, as: la/admin, call: s3.PutObject, with: {Key: k}, gives: {Size: "5", Tags: [b], Policy: {json: {Version: 2012-10-17}}},
     keeps: {key: Key, size: Size}, allowed_by: {layer: identity-policy, policy: open, statement: 1}}
  - {does: gets, advance: 24h, as: la/admin, call: s3.GetObject, with: {Key: "${key}", Range: "${size}"}, gives: {Body: hello},
     from: {source_ip: 10.0.0.1, mfa: true, session_tags: {team: a}, session_policy: {Statement: []}}}
  - {does: is barred, as: la/barred, call: s3.GetObject, with: {Key: k},
     fails: {code: AccessDenied, layer: service-control-policy, policy: p-1, statement: "Deny<1>", message: not authorized, action: "s3:GetObject"}}
  - {does: thinks, as: la/barred, decides: explicit, action: "s3:GetObject", resource: "arn:aws:s3:::b/k"}
)"), paper);
        for (const auto& step : result.steps)
            for (const auto& mismatch : step.mismatches) FAIL(step.does << ": " << mismatch.expected << " / " << mismatch.got);
        CHECK(result.holds());
        CHECK(result.count() == 4);
        CHECK(paper.now == std::chrono::hours{24});
        CHECK(paper.start_ms == 1'767'312'000'000);
        CHECK(exit_status({result}) == 0);
    }
    SECTION("the origin and the filled input reach the stage") {
        (void)play(parse(R"(
steps:
  - {does: puts, as: la/admin, call: s3.PutObject, with: {Key: k}, keeps: {n: Size}}
  - {does: gets, as: la/admin, region: eu-west-1, call: s3.GetObject, with: {Key: k, N: "${n}", T: "n=${n}"},
     from: {source_ip: 10.0.0.1, mfa: true, tls: false, session_tags: {team: a}, session_policy: {Statement: []}, session_policy_arns: x}}
)"), paper);
        CHECK(paper.last_input == Json::object({{"Key", "k"}, {"N", 5}, {"T", "n=5"}}));
        CHECK(paper.last_origin.region == "eu-west-1");
        CHECK(paper.last_origin.source_ip == "10.0.0.1");
        CHECK(paper.last_origin.mfa);
        CHECK(paper.last_origin.tls == false);
        CHECK(paper.last_origin.session_tags.at("team") == "a");
        CHECK(paper.last_origin.session_policy == R"({"Statement":[]})");
        CHECK(paper.last_origin.session_policy_arns == std::vector<std::string>{"x"});
    }
    SECTION("what does not hold is told with what was expected, what came, the decision and the request") {
        const auto result = play(parse(R"(
steps:
  - {does: a, as: la/barred, call: s3.GetObject, with: {Key: k}, keeps: {id: Id}}
  - {does: b, as: la/admin, call: s3.PutObject, with: {Key: k}, fails: AccessDenied}
  - {does: c, as: la/barred, call: s3.GetObject, with: {Key: k}, fails: {code: NoSuchKey, layer: identity-policy}}
  - {does: d, as: la/admin, call: s3.PutObject, with: {Key: k}, gives: {Size: 6}}
  - {does: e, as: la/admin, call: s3.GetObject, with: {Key: "${id}"}}
)"), paper);
        REQUIRE(result.steps.size() == 5);
        CHECK(result.failed() == 5);
        CHECK(result.steps[0].mismatches.at(0).expected == "to succeed");
        CHECK(result.steps[0].request_id == "REQUEST1");
        CHECK(result.steps[0].decision->policy == "keep-out");
        CHECK(result.steps[1].mismatches.at(0).got.starts_with("success; allowed by identity-policy open"));
        CHECK(result.steps[2].mismatches.size() == 2);
        CHECK(result.steps[2].mismatches[1].got == "layer service-control-policy");
        CHECK(result.steps[3].mismatches.at(0).got == "Size: expected 6, got 5");
        CHECK(result.steps[4].is_skipped);
        CHECK(exit_status({result}) == 1);
    }
    SECTION("each cell plays on a fork of its own, and becomes an entry of the matrix") {
        const auto result = play(parse(R"(
steps:
  - does: who may
    table:
      principals: [la/admin, la/barred, la/other]
      actions:
        s3:PutObject: {call: s3.PutObject, with: {Key: "${Key}"}}
        s3:GetObject:
      resources: {one: {Key: "1", arn: "arn:aws:s3:::b/1"}}
      expect: {la/admin: allow, la/barred: {"s3:GetObject": explicit, "*": implicit}}
      otherwise: {deny: {layer: identity-policy}}
tables:
  cases:
    cases:
      - {as: la/admin, call: s3.PutObject, with: {Key: "1"}, on: one, expect: allow}
      - {as: la/barred, who: barred, call: s3.GetObject, with: {Key: "1"}, on: one, expect: implicit}
      - {as: la/admin, call: s3.GetObject, with: {Key: "1"}, expect: deny}
)"), paper);
        REQUIRE(result.matrices.size() == 2);
        const auto& cells = result.matrices[0].cells;
        REQUIRE(cells.size() == 6);
        for (const auto& cell : cells) CHECK(cell.holds());
        CHECK(cells[0].effect == Effect::allow);
        CHECK(cells[3].effect == Effect::explicit_deny);
        CHECK(cells[3].decision->policy == "keep-out");
        CHECK(paper.objects.empty());

        const auto& cases = result.matrices[1].cells;
        CHECK(cases[0].holds());
        CHECK(cases[1].principal == "barred");
        CHECK_FALSE(cases[1].holds());                        // it is explicit
        CHECK_FALSE(cases[2].holds());                        // NoSuchKey is no refusal
        CHECK(cases[2].mismatches[0].got.starts_with("NoSuchKey"));
        CHECK(result.failed() == 2);
    }
    SECTION("a stage that cannot be set is no failed expectation") {
        auto scenario = parse("steps: [{does: x, advance: 1s}]");
        scenario.organization = "/nowhere/broken.yaml";
        const auto result = play(scenario, paper);
        CHECK(result.could_not_run);
        CHECK(exit_status({result}) == 2);
    }
}

TEST_CASE("A suite", "[scenario]") {
    const auto folder = std::filesystem::temp_directory_path() / "backlot-scenario-suite-test";
    std::filesystem::create_directories(folder / "more");
    for (int i = 0; i < 20; ++i)
        std::ofstream(folder / (i % 2 ? "more" : ".") / ("s" + std::to_string(100 + i) + ".yaml"))
            << "steps: [{does: puts, as: la/admin, call: s3.PutObject, with: {Key: k}},"
            << " {does: gets, as: la/admin, call: s3.GetObject, with: {Key: k}}]\n";
    std::ofstream(folder / "wrong.yaml") << "stepps: []\n";
    auto paper = stage();

    SECTION("plays side by side, with results in the order of the files") {
        const auto suite = read_suite({.paths = {folder}});
        REQUIRE(suite);
        CHECK(suite->scenarios.size() == 20);
        CHECK(suite->refused.size() == 1);
        std::size_t most = 0;
        const auto results = play_suite(*suite, paper, 4, [&](std::size_t done) { most = std::max(most, done); });
        REQUIRE(results.size() == 21);
        CHECK(most == 40);
        CHECK(std::ranges::is_sorted(results, {}, &ScenarioResult::file));
        CHECK(std::ranges::count_if(results, &ScenarioResult::holds) == 20);
        CHECK(exit_status(results) == 2);
        CHECK(paper.objects.empty());
    }
    SECTION("takes what a filter keeps, and refuses what is not there") {
        CHECK(read_suite({.paths = {folder}, .filter = "s104"})->scenarios.size() == 1);
        CHECK(read_suite({.paths = {folder / "nothing"}}).error().code == "NoScenarios");
        CHECK(read_suite({.paths = {folder}, .filter = "nothing"}).error().code == "NoScenarios");
    }
    std::filesystem::remove_all(folder);
}
