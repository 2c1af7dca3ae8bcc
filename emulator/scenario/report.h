// Reports of a run: for the terminal, for build servers (JUnit XML) and for reviewers (one HTML page).
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "scenario/result.h"

namespace backlot::scenario {

struct TerminalStyle {
    bool has_color = false;
    bool is_verbose = false;  // each refusal and each cell too
};

// The style for a stream: colour on a terminal only, and not where NO_COLOR is set or TERM is dumb.
[[nodiscard]] TerminalStyle terminal_style(int file_descriptor);

// The line that moves while a run goes on; written over itself on a terminal.
[[nodiscard]] std::string progress_line(std::size_t scenarios, std::size_t done, std::size_t total,
                                        std::chrono::milliseconds took, const TerminalStyle& style);

[[nodiscard]] std::string terminal_report(const std::vector<ScenarioResult>& results, const TerminalStyle& style);

// Every cell of every table: who, what, on what, the outcome and what decided, in columns.
[[nodiscard]] std::string matrix_report(const std::vector<ScenarioResult>& results, const TerminalStyle& style);

// Source: the de facto schema that build servers read (testsuites, testsuite, testcase, failure, error, skipped).
[[nodiscard]] std::string junit_report(const std::vector<ScenarioResult>& results);

// One page that loads nothing: styles and a little script are inside.
[[nodiscard]] std::string html_report(const std::vector<ScenarioResult>& results);

}  // namespace backlot::scenario
