#include <fmt/format.h>

#include <cstdint>

#include "scenario/judge.h"
#include "scenario/report.h"
#include "scenario/report_text.h"

namespace backlot::scenario {
namespace {

struct Case {
    std::string name;
    const std::vector<Mismatch>* mismatches;
    const std::optional<Decision>* decision;
    const std::string* request_id;
    const Place* place;
    bool is_skipped = false;
};

std::string details(const Case& test) {
    std::string out = fmt::format("{}:{}\n", test.place->file, test.place->line);
    for (const auto& mismatch : *test.mismatches)
        out += fmt::format("expected {}\ngot {}\n", mismatch.expected, mismatch.got);
    if (*test.decision)
        out += fmt::format("decision {} {} {}\n", (*test.decision)->action, (*test.decision)->resource,
                           sentence(**test.decision));
    if (!test.request_id->empty()) out += fmt::format("request {}\n", *test.request_id);
    return out;
}

void add_case(std::string& out, const ScenarioResult& result, const Case& test) {
    out += fmt::format("    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\"", escaped(result.title),
                       escaped(test.name), escaped(test.place->file), test.place->line);
    if (test.mismatches->empty()) {
        out += "/>\n";
        return;
    }
    const auto& first = test.mismatches->front();
    if (test.is_skipped)
        out += fmt::format(">\n      <skipped message=\"{}\"/>\n    </testcase>\n", escaped(first.got));
    else
        out += fmt::format(">\n      <failure message=\"{}\">{}</failure>\n    </testcase>\n",
                           escaped(fmt::format("expected {}, got {}", first.expected, first.got)), escaped(details(test)));
}

std::vector<Case> cases_of(const ScenarioResult& result) {
    std::vector<Case> out;
    for (const auto& step : result.steps) {
        if (step.is_table) continue;  // its cells stand below
        out.push_back({step.does, &step.mismatches, &step.decision, &step.request_id, &step.place, step.is_skipped});
    }
    for (const auto& matrix : result.matrices)
        for (const auto& cell : matrix.cells)
            out.push_back({fmt::format("{}: {} {} {}", matrix.title, cell.principal, cell.action, cell.resource),
                           &cell.mismatches, &cell.decision, &cell.request_id, &cell.place});
    return out;
}

}  // namespace

std::string junit_report(const std::vector<ScenarioResult>& results) {
    std::string suites;
    std::size_t all = 0;
    std::size_t all_failed = 0;
    std::size_t all_errors = 0;
    for (const auto& result : results) {
        const auto cases = cases_of(result);
        std::size_t failed = 0;
        std::size_t skipped = 0;
        for (const auto& test : cases) {
            if (test.is_skipped) ++skipped;
            else if (!test.mismatches->empty()) ++failed;
        }
        const std::size_t errors = result.could_not_run ? 1 : 0;
        const auto count = cases.size() + errors;
        suites += fmt::format("  <testsuite name=\"{}\" file=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" "
                              "skipped=\"{}\" time=\"{:.3f}\">\n",
                              escaped(result.title), escaped(result.file), count, failed, errors, skipped,
                              static_cast<double>(result.took.count()) / 1000.0);
        if (result.could_not_run)
            suites += fmt::format("    <testcase classname=\"{}\" name=\"could not be run\">\n"
                                  "      <error message=\"{}\">{}</error>\n    </testcase>\n",
                                  escaped(result.title), escaped(result.could_not_run->code),
                                  escaped(result.could_not_run->message));
        for (const auto& test : cases) add_case(suites, result, test);
        suites += "  </testsuite>\n";
        all += count;
        all_failed += failed;
        all_errors += errors;
    }
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"{}\" failures=\"{}\" "
                       "errors=\"{}\">\n{}</testsuites>\n",
                       all, all_failed, all_errors, suites);
}

}  // namespace backlot::scenario
