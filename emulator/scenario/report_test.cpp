#include "scenario/report.h"

#include <catch2/catch.hpp>

#include "scenario/paper_stage.h"
#include "scenario/play.h"

using namespace backlot;
using namespace backlot::scenario;

namespace {

std::vector<ScenarioResult> results() {
    const auto file = parse_scenario(R"(
title: nobody <else> reads
steps:
  - {does: admin writes, as: la/admin, call: s3.PutObject, with: {Key: k}}
  - {does: barred reads, as: la/barred, call: s3.GetObject, with: {Key: k}}
  - does: who reads
    table:
      principals: [la/admin, la/barred]
      actions: ["s3:GetObject"]
      resources: {one: "arn:aws:s3:::b/1", "<two>": "arn:aws:s3:::b/2"}
      expect: {la/admin: allow, la/barred: {"*": {one: explicit, "<two>": implicit}}}
)", "scenarios/x.yaml", {});
    if (!file) FAIL(file.error().message);
    testing::PaperStage stage;
    stage.rules = {"la/admin s3:PutObject", "la/admin s3:GetObject", "!la/barred s3:GetObject"};
    auto refused = ScenarioResult{.file = "scenarios/y.yaml", .title = "y", .about = {}};
    refused.could_not_run = Error{.code = "ScenarioInvalid", .message = "y.yaml:1:1: one\ny.yaml:2:1: two"};
    return {play(*file, stage), refused};
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("Reports", "[scenario]") {
    SECTION("the terminal's shows each failure with expected, got, decision and request") {
        const auto text = terminal_report(results(), {});
        INFO(text);
        CHECK(has(text, "✗ nobody <else> reads"));
        CHECK(has(text, "6 steps"));
        CHECK(has(text, "✗ barred reads\n        scenarios/x.yaml:5  la/barred s3.GetObject\n        expected to succeed\n"));
        CHECK(has(text, "decision s3:GetObject arn:aws:s3:::b/k explicitly denied by service-control-policy keep-out"));
        CHECK(has(text, "request  REQUEST2"));
        CHECK(has(text, "✗ la/barred  s3:GetObject  <two>"));
        CHECK_FALSE(has(text, "✗ la/barred  s3:GetObject  one"));
        CHECK(has(text, "      y.yaml:1:1: one\n      y.yaml:2:1: two\n"));
        CHECK(has(text, "0 of 2 scenarios hold, 4 of 6 steps, 1 could not be run"));
        CHECK_FALSE(has(text, "\x1b["));
        CHECK(has(terminal_report(results(), {.has_color = true}), "\x1b[31m"));
    }
    SECTION("control characters of an answer never reach the terminal") {
        auto all = results();
        all[0].steps[1].mismatches[0].got = "a\x1b[2Jb";
        CHECK_FALSE(has(terminal_report(all, {}), "\x1b"));
    }
    SECTION("the progress line fills its bar") {
        CHECK(progress_line(14, 143, 143, std::chrono::milliseconds{900}, {}) ==
              "rehearsing 14 scenarios ████████████ 143/143 steps  0.9 s");
        CHECK(has(progress_line(1, 1, 2, {}, {}), "rehearsing 1 scenario ██████░░░░░░ 1/2"));
    }
    SECTION("the matrix has a line for each cell, with what decided") {
        const auto text = matrix_report(results(), {});
        INFO(text);
        CHECK(has(text, "  nobody <else> reads: who reads\n"));
        CHECK(has(text, "    la/admin   s3:GetObject  one    allowed  "));
        CHECK(has(text, "    la/barred  s3:GetObject  one    explicitly denied                    service-control-policy keep-out"));
        CHECK(has(text, "la/barred  s3:GetObject  <two>  explicitly denied (not as expected)"));
    }
    SECTION("JUnit's counts its cases and escapes its texts") {
        const auto text = junit_report(results());
        INFO(text);
        CHECK(has(text, "<testsuites tests=\"7\" failures=\"2\" errors=\"1\">"));
        CHECK(has(text, "<testsuite name=\"nobody &lt;else&gt; reads\""));
        CHECK(has(text, "<failure message=\"expected to succeed, got AccessDenied"));
        CHECK(has(text, "<error message=\"ScenarioInvalid\">y.yaml:1:1: one&#10;"));
        CHECK_FALSE(has(text, "<two>"));
    }
    SECTION("the page stands alone, holds the matrix and escapes its texts") {
        const auto page = html_report(results());
        CHECK(has(page, "<table class=\"matrix\">"));
        CHECK(has(page, "data-policy=\"keep-out\" data-statement=\"Deny&lt;1&gt;\""));
        CHECK(has(page, "class=\"cell explicit wrong\""));
        CHECK(has(page, "class=\"cell allow\""));
        CHECK(has(page, "prefers-color-scheme:dark"));
        CHECK_FALSE(has(page, "<two>"));
        CHECK_FALSE(has(page, "<else>"));
        CHECK_FALSE(has(page, "http://"));
        CHECK_FALSE(has(page, "https://"));
        CHECK_FALSE(has(page, " src="));
    }
}
