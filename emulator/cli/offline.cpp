// evaluate, coverage, version: what needs no server.
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "cli/verbs.h"
#include "library/all_services.h"
#include "policy/evaluate.h"

namespace backlot::cli {

namespace {
constexpr std::size_t line_limit_bytes = 64 * 1024 * 1024;
}

int evaluate() {
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    policy::Evaluator evaluator;
    std::string line;
    std::string out;
    std::size_t number = 0;
    bool is_bounded = true;
    while (std::getline(std::cin, line)) {
        ++number;
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);  // a byte order mark
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        if (line.size() > line_limit_bytes) {
            out += "{\"line\":" + std::to_string(number) + ",\"error\":\"the line is too long\"}\n";
            is_bounded = false;
        } else {
            out += evaluator.answer(line, number);
            out += '\n';
        }
        if (out.size() > 1 << 16 || std::cin.rdbuf()->in_avail() == 0) {
            std::cout << out << std::flush;
            out.clear();
        }
    }
    std::cout << out << std::flush;
    return evaluator.all_decided() && is_bounded ? all_holds : expectation_failed;
}

int coverage(const CoverageOptions& options) {
    bool any = false;
    for (const auto& service : library::all_services()) {
        if (!options.service.empty() && service.name != options.service) continue;
        any = true;
        std::size_t done = 0;
        for (const auto& operation : service.operations) done += operation.is_implemented() ? 1 : 0;
        std::cout << service.name << ": " << done << " of " << service.operations.size() << " operations\n";
        if (options.service.empty()) continue;
        for (const auto& operation : service.operations) {
            std::cout << "  " << (operation.is_implemented() ? "yes  " : "no   ") << operation.model->name << "\n";
        }
    }
    if (!any) std::cerr << "backlot: there is no service " << options.service << "\n";
    return any ? all_holds : could_not_run;
}

int version() {
    std::cout << "backlot " << BACKLOT_VERSION << "\n";
    return all_holds;
}

}  // namespace backlot::cli
