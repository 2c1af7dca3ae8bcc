// run: rehearses scenarios and reports.
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>

#include "cli/verbs.h"
#include "clock/clock.h"
#include "scenario/http_stage.h"
#include "scenario/library_stage.h"
#include "scenario/report.h"
#include "scenario/schema.h"
#include "scenario/suite.h"

namespace backlot::cli {

namespace {

bool write_file(const std::string& path, const std::string& text) {
    std::error_code ignored;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), ignored);
    std::ofstream file(path, std::ios::binary);
    file << text;
    if (file.flush()) return true;
    std::cerr << "backlot: cannot write " << path << "\n";
    return false;
}

}  // namespace

int run(const RunOptions& options) {
    if (options.schema) {
        std::cout << scenario::schema();
        return all_holds;
    }
    scenario::SuiteOptions suite_options;
    if (!options.suites.empty()) suite_options.paths.assign(options.suites.begin(), options.suites.end());
    suite_options.folders.fixtures = options.fixtures;
    auto suite = scenario::read_suite(suite_options);
    if (!suite) {
        std::cerr << "backlot: " << suite.error().message << "\n";
        return could_not_run;
    }
    const auto stage = options.over_http ? scenario::http_stage(options.fixtures, options.journals)
                                         : scenario::library_stage(options.fixtures, options.journals);
    const auto style = scenario::terminal_style(STDOUT_FILENO);
    const auto started = clock::monotonic_nanoseconds();
    const bool is_terminal = ::isatty(STDOUT_FILENO) != 0;
    const auto took = [&] {
        return std::chrono::milliseconds((clock::monotonic_nanoseconds() - started) / 1'000'000);
    };
    const auto progress = [&](std::size_t done) {
        if (!is_terminal) return;
        std::cout << "\r" << scenario::progress_line(suite->scenarios.size(), done, suite->count(), took(), style) << std::flush;
    };
    const auto results = scenario::play_suite(*suite, *stage, static_cast<unsigned>(options.jobs), progress);
    std::cout << (is_terminal ? "\r" : "")
              << scenario::progress_line(suite->scenarios.size(), suite->count(), suite->count(), took(), style) << "\n"
              << scenario::terminal_report(results, style);
    if (options.matrix) std::cout << scenario::matrix_report(results, style);
    bool is_written = true;
    if (!options.junit.empty()) is_written &= write_file(options.junit, scenario::junit_report(results));
    if (!options.html.empty()) is_written &= write_file(options.html, scenario::html_report(results));
    if (!options.html.empty()) std::cout << "report: " << options.html << "\n";
    if (!options.junit.empty()) std::cout << "junit: " << options.junit << "\n";
    return is_written ? scenario::exit_status(results) : could_not_run;
}

}  // namespace backlot::cli
