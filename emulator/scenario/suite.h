// A suite: many scenario files, played side by side, with results in the order of their names.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/play.h"
#include "scenario/result.h"
#include "scenario/scenario.h"

namespace backlot::scenario {

struct SuiteOptions {
    std::vector<std::filesystem::path> paths = {"scenarios"};  // files, or folders searched for *.yaml
    std::string filter = {};      // keep files whose path or title has this in it; empty: all
    Folders folders = {};
    unsigned jobs = 0;            // threads; 0: as many as the machine has
};

// Everything that was read, before anything is played.
struct Suite {
    std::vector<Scenario> scenarios;       // sorted by file
    std::vector<ScenarioResult> refused;   // files with mistakes

    [[nodiscard]] std::size_t count() const;
};

// Fails with code NoScenarios where a path does not exist or nothing is found.
[[nodiscard]] Result<Suite> read_suite(const SuiteOptions& options);

// Called from any thread, one call at a time, with the steps done so far.
using SuiteProgress = std::function<void(std::size_t done)>;

// Plays every scenario on a fork of `empty`. The results, those of refused files among them, are sorted by file.
[[nodiscard]] std::vector<ScenarioResult> play_suite(const Suite& suite, Stage& empty, unsigned jobs,
                                                     const SuiteProgress& progress = {});

}  // namespace backlot::scenario
