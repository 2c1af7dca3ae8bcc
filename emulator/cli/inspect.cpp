// journal, status, advance, fork, reset: what a running server knows and does on request.
#include <unistd.h>

#include <charconv>
#include <iostream>
#include <optional>

#include "base/encoding.h"
#include "cli/ask.h"
#include "cli/verbs.h"

namespace backlot::cli {

namespace {

void print_entry(const Json& entry) {
    std::cout << entry["time"].string_or("") << "  " << entry["requestId"].string_or("") << "  "
              << entry["principal"].string_or("") << "  " << entry["operation"].string_or("") << "  "
              << entry["error"].string_or("ok") << "\n";
}

std::optional<std::int64_t> milliseconds_of(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || number < 0) return std::nullopt;
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    if (unit == "ms") return number;
    if (unit == "s" || unit.empty()) return number * 1000;
    if (unit == "m") return number * 60'000;
    if (unit == "h") return number * 3'600'000;
    if (unit == "d") return number * 86'400'000;
    return std::nullopt;
}

int print_answer(const Result<Json>& answer) {
    if (!answer) return could_not_run;
    std::cout << answer->dump_pretty() << "\n";
    return all_holds;
}

}  // namespace

int journal(const JournalOptions& options) {
    auto page = ask_endpoint(options.server.endpoint, "journal?limit=" + std::to_string(options.last));
    if (!page) return could_not_run;
    std::int64_t seen = (*page)["newest"].to_int().value_or(0);
    for (const auto& entry : (*page)["entries"].as_array()) print_entry(entry);
    while (options.follow) {
        ::usleep(200'000);
        page = ask_endpoint(options.server.endpoint, "journal?after=" + std::to_string(seen));
        if (!page) return could_not_run;
        for (const auto& entry : (*page)["entries"].as_array()) {
            print_entry(entry);
            seen = entry["sequence"].to_int().value_or(seen);
        }
        std::cout << std::flush;
    }
    return all_holds;
}

int advance(const AdvanceOptions& options) {
    const auto by = milliseconds_of(options.by);
    if (!by) {
        std::cerr << "backlot: a duration is a number and ms, s, m, h or d: 24h\n";
        return could_not_run;
    }
    return print_answer(ask_endpoint(options.server.endpoint, "advance?ms=" + std::to_string(*by)));
}

int fork(const ServerChoice& server) { return print_answer(ask_endpoint(server.endpoint, "fork")); }
int reset(const ServerChoice& server) { return print_answer(ask_endpoint(server.endpoint, "reset")); }
int status(const ServerChoice& server) { return print_answer(ask_endpoint(server.endpoint, "status")); }

}  // namespace backlot::cli
