// What came of playing scenarios. Plain data: the reports are made of it alone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "scenario/scenario.h"

namespace backlot::scenario {

// An expectation that did not hold.
struct Mismatch {
    std::string expected;
    std::string got;
};

struct StepResult {
    std::string does;
    Place place;
    std::string as;         // empty: no call was made
    std::string call;       // "s3.GetObject"
    std::vector<Mismatch> mismatches;
    std::optional<Decision> decision;
    std::optional<Error> error;  // what the call answered
    std::string request_id;
    std::size_t count = 1;  // cells of a table; 1 otherwise
    bool is_table = false;
    bool is_skipped = false;  // an earlier step's failure left nothing to play it on

    [[nodiscard]] bool holds() const { return mismatches.empty() && !is_skipped; }
};

struct CellResult {
    std::string principal;
    std::string action;
    std::string resource;
    Place place;
    ExpectedVerdict expected;
    Effect effect = Effect::implicit_deny;
    std::optional<Decision> decision;
    std::optional<Error> error;
    std::string request_id;
    std::vector<Mismatch> mismatches;

    [[nodiscard]] bool holds() const { return mismatches.empty(); }
};

struct Matrix {
    std::string title;
    std::vector<CellResult> cells;
};

struct ScenarioResult {
    std::string file;
    std::string title;
    std::string about;
    std::uint64_t seed = 0;
    std::vector<StepResult> steps;
    std::vector<Matrix> matrices;
    std::optional<Error> could_not_run;  // its mistakes, or why its stage could not be set
    std::chrono::milliseconds took{};

    [[nodiscard]] bool holds() const;
    [[nodiscard]] std::size_t count() const;   // steps, cells counted each
    [[nodiscard]] std::size_t failed() const;  // of them
};

// Exit status of a run: 0 all hold, 1 an expectation failed, 2 something could not be run.
[[nodiscard]] int exit_status(const std::vector<ScenarioResult>& results);

}  // namespace backlot::scenario
