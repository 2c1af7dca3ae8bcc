#include "scenario/suite.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

namespace backlot::scenario {
namespace {

constexpr std::size_t files_limit = 10'000;
constexpr unsigned jobs_limit = 256;

bool is_scenario_file(const std::filesystem::path& path) {
    return path.extension() == ".yaml" || path.extension() == ".yml";
}

Result<std::vector<std::filesystem::path>> find_files(const SuiteOptions& options) {
    std::vector<std::filesystem::path> out;
    std::error_code error;
    for (const auto& path : options.paths) {
        if (std::filesystem::is_regular_file(path, error)) {
            out.push_back(path);
            continue;
        }
        if (!std::filesystem::is_directory(path, error))
            return fail("NoScenarios", fmt::format("{}: expected a scenario file or a folder of them", path.string()));
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error)) {
            if (entry.is_regular_file(error) && is_scenario_file(entry.path())) out.push_back(entry.path());
            if (out.size() > files_limit)
                return fail("NoScenarios", fmt::format("{}: more than {} scenario files", path.string(), files_limit));
        }
        if (error) return fail("NoScenarios", fmt::format("{}: {}", path.string(), error.message()));
    }
    std::ranges::sort(out);
    const auto repeated = std::ranges::unique(out);
    out.erase(repeated.begin(), repeated.end());
    return out;
}

}  // namespace

std::size_t Suite::count() const {
    std::size_t sum = 0;
    for (const auto& scenario : scenarios) sum += scenario.count();
    return sum;
}

Result<Suite> read_suite(const SuiteOptions& options) {
    BACKLOT_TRY(files, find_files(options));
    Suite suite;
    for (const auto& file : files) {
        auto scenario = read_scenario(file, options.folders);
        const auto& title = scenario ? scenario->title : file.string();
        const bool is_wanted = options.filter.empty() || title.find(options.filter) != std::string::npos ||
                               file.string().find(options.filter) != std::string::npos;
        if (!is_wanted) continue;
        if (scenario) suite.scenarios.push_back(std::move(*scenario));
        else suite.refused.push_back({.file = file.string(), .title = file.string(), .about = {},
                                      .could_not_run = std::move(scenario.error())});
    }
    if (suite.scenarios.empty() && suite.refused.empty()) return fail("NoScenarios", "no scenario was found");
    return suite;
}

std::vector<ScenarioResult> play_suite(const Suite& suite, Stage& empty, unsigned jobs, const SuiteProgress& progress) {
    std::vector<ScenarioResult> results(suite.scenarios.size());
    std::atomic<std::size_t> next{0};
    std::mutex stage_mutex;
    std::mutex progress_mutex;
    std::size_t done = 0;
    const auto report = [&](std::size_t steps) {
        const std::lock_guard lock{progress_mutex};
        done += steps;
        if (progress) progress(done);
    };
    const auto work = [&] {
        for (auto index = next++; index < suite.scenarios.size(); index = next++) {
            std::unique_ptr<Stage> stage;
            {
                const std::lock_guard lock{stage_mutex};
                stage = empty.fork();
            }
            results[index] = play(suite.scenarios[index], *stage, report);
        }
    };
    if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
    jobs = std::min({jobs, jobs_limit, static_cast<unsigned>(std::max<std::size_t>(1, suite.scenarios.size()))});
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 1; i < jobs; ++i) threads.emplace_back(work);
        work();
    }
    results.insert(results.end(), suite.refused.begin(), suite.refused.end());
    std::ranges::stable_sort(results, {}, &ScenarioResult::file);
    return results;
}

}  // namespace backlot::scenario
