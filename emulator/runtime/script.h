// Script: what stands for an image where no container is run: the calls that it makes, with the time that each takes and what
// comes of it. So a launch is replayed by the clock, the same way each time.
//
//     steps:
//       - {call: s3.GetObject, with: {Bucket: "${env.BUCKET}", Key: in.csv}, takes: 2s, keeps: {text: Body}}
//       - {call: s3.PutObject, with: {Bucket: shared, Key: out.csv, Body: "${text}"}, fails: AccessDenied}
//       - prints: done
//       - exits: 0
//
// This room reads scripts; who plays them is a service (services/ecs/script.h). The format is told in docs/scenarios.md.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "text/template.h"
#include "text/yaml_checks.h"

namespace backlot::runtime {

struct ScriptStep {
    enum class Kind : std::uint8_t { call, print, wait, wait_forever, exit };
    Kind kind = Kind::wait;
    std::chrono::milliseconds takes{0};  // before it is done
    // call: under the task's role. What fails otherwise than it says ends the container with exit code 1, as an application that
    // catches nothing.
    std::string service = {};
    std::string operation = {};
    std::string region = {};  // empty: the task's
    Template with = {};
    std::optional<std::string> fails = {};                      // the code that is expected
    std::vector<std::pair<std::string, std::string>> keeps = {};  // name <- path in the answer
    std::string text = {};                                      // print
    int exit_code = 0;                                          // exit
    bool is_out_of_memory = false;
};

// How a launch goes before the first step.
struct ScriptStart {
    std::uint64_t times = 1;  // this many launches, one after another
    std::chrono::milliseconds takes{0};
    std::string lacks = {};  // the reason of RunTask's failure: the task is not made
    std::string fails = {};  // the reason that the task stops with, from the pull on
};

struct Script {
    std::vector<ScriptStart> starts = {};  // of the first launches; those after the last go well
    std::vector<ScriptStep> steps = {};    // at their end the container exits with 0
    std::optional<int> stops = 143;        // the exit code where it is asked to end; nothing: it does not listen
    bool is_healthy = true;                // what its health checks say

    // Of the launch of this number, from 0.
    [[nodiscard]] ScriptStart start_of(std::uint64_t launch) const;
};

struct Scripts {
    std::map<std::string, Script, std::less<>> by_image = {};  // by the name that a task definition gives

    [[nodiscard]] const Script* find(std::string_view image) const;
};

// A mapping with steps, or the steps alone. Every mistake is noted with its place.
[[nodiscard]] Script read_script(Mistakes& mistakes, const Yaml& value);
// A mapping of images to scripts. Fails with ScriptInvalid, every mistake on a line of its own, and FileUnreadable.
[[nodiscard]] Result<Scripts> read_scripts(const std::filesystem::path& file);

}  // namespace backlot::runtime
