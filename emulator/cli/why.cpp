// why: how a call was decided: on a running server, or in the journals that the last run of scenarios left.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <vector>

#include "base/encoding.h"
#include "cli/ask.h"
#include "cli/verbs.h"
#include "journal/journal.h"
#include "library/why.h"

namespace backlot::cli {

namespace {

// One place that knows the request.
struct FoundEntry {
    std::string where;
    Json why;
};

// A folder with segments of a journal in it is a scenario's.
std::vector<std::filesystem::path> journal_folders(const std::filesystem::path& top) {
    std::vector<std::filesystem::path> folders;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at(top, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() == ".journal") folders.push_back(at->path().parent_path());
    }
    std::ranges::sort(folders);
    const auto repeated = std::ranges::unique(folders);
    folders.erase(repeated.begin(), repeated.end());
    return folders;
}

void find_in_run(const WhyOptions& options, std::vector<FoundEntry>& found) {
    for (const auto& folder : journal_folders(options.journals)) {
        const auto name = folder.lexically_relative(options.journals).string();
        if (!options.scenario.empty() && name.find(options.scenario) == std::string::npos) continue;
        const auto journal = journal::Journal::open({.folder = folder});
        if (!journal) continue;
        const auto entry = (*journal)->find(options.request_id);
        if (entry) found.push_back({"the last run of " + name, library::why_json(**journal, *entry)});
    }
}

}  // namespace

int why(const WhyOptions& options) {
    std::vector<FoundEntry> found;
    std::string refusal;
    if (options.scenario.empty()) {
        const auto server = find_server(options.server.endpoint);
        if (server) {
            auto answer = ask(*server, "why?id=" + uri_encode(options.request_id));
            if (answer) found.push_back({"the server at " + server->url, std::move(*answer)});
            else refusal = answer.error().message;
        } else {
            refusal = server.error().message;
        }
    }
    if (options.server.endpoint.empty() || !options.scenario.empty()) find_in_run(options, found);
    if (found.empty()) {
        std::cerr << "backlot: no request " << options.request_id << " in " << options.journals
                  << (refusal.empty() ? "" : ", nor on a server: " + refusal) << "\n";
        return could_not_run;
    }
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (options.as_json) {
            std::cout << found[i].why.dump() << "\n";
            continue;
        }
        // Scenarios of one seed give the same ids: each is shown, with where it happened.
        std::cout << (i == 0 ? "" : "\n") << "In " << found[i].where << ":\n" << library::why_text(found[i].why);
    }
    return all_holds;
}

}  // namespace backlot::cli
