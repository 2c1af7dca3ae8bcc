// env and exec: a principal's credentials, printed or given to a child.
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <iostream>

#include "base/encoding.h"
#include "cli/ask.h"
#include "cli/verbs.h"

namespace backlot::cli {

namespace {

struct FoundKeys {
    RunningServer server;
    Json keys;
};

Result<FoundKeys> find_keys(const EnvOptions& options) {
    BACKLOT_TRY(server, find_server(options.server.endpoint));
    BACKLOT_TRY(keys, ask(server, "keys?as=" + uri_encode(options.as)));
    return FoundKeys{server, keys};
}

std::vector<std::pair<std::string, std::string>> variables(const FoundKeys& found, const EnvOptions& options) {
    return {{"AWS_ACCESS_KEY_ID", found.keys["AccessKeyId"].string_or("")},
            {"AWS_SECRET_ACCESS_KEY", found.keys["SecretAccessKey"].string_or("")},
            {"AWS_SESSION_TOKEN", found.keys["SessionToken"].string_or("")},
            {"AWS_ENDPOINT_URL", found.server.url},
            {"AWS_REGION", options.region},
            {"AWS_DEFAULT_REGION", options.region}};
}

}  // namespace

int env(const EnvOptions& options) {
    auto found = find_keys(options);
    if (!found) {
        std::cerr << "backlot: " << found.error().message << "\n";
        return could_not_run;
    }
    if (options.format == "credential-process") {
        found->keys.set("Version", 1);
        std::cout << found->keys.dump() << "\n";
        return all_holds;
    }
    for (const auto& [name, value] : variables(*found, options)) {
        if (value.empty()) std::cout << "unset " << name << "\n";
        else std::cout << "export " << name << "='" << value << "'\n";
    }
    return all_holds;
}

int exec(const ExecOptions& options) {
    const auto found = find_keys(options.env);
    if (!found) {
        std::cerr << "backlot: " << found.error().message << "\n";
        return could_not_run;
    }
    for (const char* name : {"AWS_PROFILE", "AWS_DEFAULT_PROFILE"}) ::unsetenv(name);
    for (const auto& [name, value] : variables(*found, options.env)) {
        if (value.empty()) ::unsetenv(name.c_str());
        else ::setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<std::string> words = options.command;
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    std::cerr << "backlot: cannot run " << words[0] << ": " << std::strerror(errno) << "\n";
    return could_not_run;
}

}  // namespace backlot::cli
