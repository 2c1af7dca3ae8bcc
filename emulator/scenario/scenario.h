// Scenario: a file of steps as the runner takes it. The format is documented in docs/scenarios.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "runtime/script.h"
#include "scenario/stage.h"
#include "text/template.h"

namespace backlot::scenario {

struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

// What a decision is expected to be; what is not given is not asked.
struct ExpectedDecision {
    std::optional<std::string> layer;
    std::optional<std::string> policy;     // a name, an ARN, or where it is inline
    std::optional<std::string> statement;
};

struct ExpectedFailure {
    std::optional<std::string> code;
    std::optional<std::string> message;    // a part of it, or /an expression/
    std::optional<std::string> action;     // what was refused
    ExpectedDecision decision;
};

enum class Verdict : std::uint8_t { allow, deny, implicit_deny, explicit_deny };
[[nodiscard]] std::string_view name_of(Verdict verdict);

// What a cell of a table, or a `decides` step, expects.
struct ExpectedVerdict {
    Verdict verdict = Verdict::allow;
    std::optional<std::string> code;
    ExpectedDecision decision;
};

struct Call {
    std::string as;  // may mention captures
    std::string service;
    std::string operation;
    Template with;
    Template from;  // a mapping; its members are checked
    std::string region;
};

// One cell: a real call, or where `service` is empty a decision alone.
struct Cell {
    std::string principal;  // the row's label
    std::string action;     // the columns' labels
    std::string resource;
    Call call;
    std::string arn;        // of a decision alone
    Template context;       // and its condition keys
    Captures fields;        // of the resource: captures of this cell
    ExpectedVerdict expected;
    Place place;
};

struct Table {
    std::vector<Cell> cells;
};

struct Step {
    std::string does;
    Place place;
    std::optional<std::chrono::milliseconds> advance;
    std::optional<Call> call;
    int repeat = 1;
    std::optional<ExpectedFailure> fails;
    Template gives;                          // empty: not asked
    ExpectedDecision allowed_by;
    std::vector<std::pair<std::string, std::string>> keeps;  // name <- path
    std::optional<Cell> decides;             // a decision alone
    std::optional<Table> table;

    // Steps as a report counts them.
    [[nodiscard]] std::size_t count() const { return table ? table->cells.size() : 1; }
};

struct Scenario {
    std::filesystem::path file;
    std::string title;
    std::string about;
    std::uint64_t seed = 1;
    std::int64_t start_ms = 1'767'225'600'000;  // 2026-01-01T00:00:00Z
    std::filesystem::path organization;         // empty: the stage as it comes
    runtime::Scripts tasks;                     // what images do
    Captures names;                             // `let`
    std::vector<Step> steps;

    [[nodiscard]] std::size_t count() const;
    // Its path below scenarios/, or from where it was named, without the extension: "sfdl/egress".
    [[nodiscard]] std::string name() const;
};

// Where the files that scenarios name are looked for: below `fixtures`, then in the scenario's own folder.
struct Folders {
    std::filesystem::path fixtures = "fixtures";
};

// Fails with code ScenarioInvalid: every mistake of the file, one a line, as FILE:LINE:COLUMN: what was expected.
[[nodiscard]] Result<Scenario> read_scenario(const std::filesystem::path& file, const Folders& folders);
[[nodiscard]] Result<Scenario> parse_scenario(std::string_view text, const std::filesystem::path& file,
                                              const Folders& folders);

}  // namespace backlot::scenario
