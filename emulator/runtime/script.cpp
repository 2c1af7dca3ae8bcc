#include "runtime/script.h"

#include <limits>
#include <set>

namespace backlot::runtime {

namespace {

constexpr std::size_t file_limit_bytes = 4U << 20U;
constexpr std::size_t steps_limit = 10'000;
constexpr int exit_code_limit = 255;

// What a text may mention before anything is kept: the container's environment, and which task it is.
bool is_given(std::string_view name) {
    return name.starts_with("env.") || name == "task.id" || name == "task.arn" || name == "task.account" || name == "task.region";
}

void check_mentions(Mistakes& mistakes, const Yaml& at, const std::set<std::string>& mentioned, const std::set<std::string>& known) {
    for (const auto& name : mentioned) {
        if (is_given(name) || known.contains(name)) continue;
        mistakes.at(at, "\"${" + name + "}\" is kept by no step before this one; there are env.NAME, task.id, task.arn, task.account and task.region");
    }
}

void read_call(Mistakes& mistakes, const Yaml& value, ScriptStep& step, std::set<std::string>& known) {
    const auto& call = *value.find("call");
    const auto operation = read_text(mistakes, call, "an operation").value_or("");
    const auto dot = operation.find('.');
    if (dot == operation.npos || dot == 0 || dot + 1 == operation.size()) {
        mistakes.expected(call, "an operation as service.Operation, such as s3.GetObject");
    } else {
        step.service = operation.substr(0, dot);
        step.operation = operation.substr(dot + 1);
    }
    step.with = Template{.kind = Template::Kind::mapping};
    if (const auto* with = value.find("with"); with != nullptr && !with->is_null()) {
        if (with->is_mapping()) step.with = template_of(*with);
        else mistakes.expected(*with, "with as a mapping of input members");
        std::set<std::string> mentioned;
        add_mentions(step.with, mentioned);
        check_mentions(mistakes, *with, mentioned, known);
    }
    if (const auto* region = value.find("region")) step.region = read_text(mistakes, *region, "a region").value_or("");
    if (const auto* fails = value.find("fails")) step.fails = read_text(mistakes, *fails, "the code of an error");
    const auto* keeps = value.find("keeps");
    if (keeps == nullptr) return;
    if (!keeps->is_mapping()) return mistakes.expected(*keeps, "keeps as a mapping of names to paths");
    for (const auto& member : keeps->members) {
        std::set<std::string> names;
        add_mentions("${" + member.name + "}", names);
        if (names.empty()) mistakes.at(member.line, member.column, "expected a name of letters, digits, _ . and -");
        step.keeps.emplace_back(member.name, read_text(mistakes, member.value, "a path in the answer, such as Body").value_or(""));
        known.insert(member.name);
    }
}

void read_exit(Mistakes& mistakes, const Yaml& value, ScriptStep& step) {
    const Yaml* code = &value;
    if (value.is_mapping()) {
        check_members(mistakes, value, "exits", {"code", "out_of_memory"});
        if (const auto* memory = value.find("out_of_memory")) {
            step.is_out_of_memory = read_bool(mistakes, *memory, "out_of_memory").value_or(false);
        }
        step.exit_code = step.is_out_of_memory ? 137 : 0;
        code = value.find("code");
        if (code == nullptr) return;
    }
    step.exit_code = static_cast<int>(read_whole(mistakes, *code, "an exit code", 0, exit_code_limit).value_or(0));
}

// The one thing that a step is; nothing, and noted, where it is none or several.
std::string_view kind_of(Mistakes& mistakes, const Yaml& value) {
    std::string_view found;
    for (const std::string_view name : {"call", "prints", "waits", "exits"}) {
        if (value.find(name) == nullptr) continue;
        if (!found.empty()) {
            mistakes.at(value, "expected one of call, prints, waits and exits, found " + std::string(found) + " and " + std::string(name));
            return {};
        }
        found = name;
    }
    if (found.empty()) mistakes.at(value, "expected a step with one of call, prints, waits and exits");
    return found;
}

ScriptStep read_step(Mistakes& mistakes, const Yaml& value, std::set<std::string>& known) {
    ScriptStep step;
    if (!value.is_mapping()) {
        mistakes.expected(value, "a step as a mapping");
        return step;
    }
    const auto kind = kind_of(mistakes, value);
    const auto one = [&](std::initializer_list<std::string_view> names) { check_members(mistakes, value, "a step", names); };
    if (const auto* takes = value.find("takes")) step.takes = read_duration(mistakes, *takes).value_or(step.takes);
    if (kind == "call") {
        step.kind = ScriptStep::Kind::call;
        one({"call", "with", "region", "fails", "keeps", "takes"});
        read_call(mistakes, value, step, known);
    } else if (kind == "prints") {
        step.kind = ScriptStep::Kind::print;
        one({"prints", "takes"});
        step.text = read_text(mistakes, *value.find("prints"), "a text").value_or("");
        std::set<std::string> mentioned;
        add_mentions(step.text, mentioned);
        check_mentions(mistakes, value, mentioned, known);
    } else if (kind == "waits") {
        one({"waits"});
        const auto& waits = *value.find("waits");
        if (waits.is_string() && waits.text == "forever") step.kind = ScriptStep::Kind::wait_forever;
        else step.takes = read_duration(mistakes, waits).value_or(step.takes);
    } else if (kind == "exits") {
        step.kind = ScriptStep::Kind::exit;
        one({"exits", "takes"});
        read_exit(mistakes, *value.find("exits"), step);
    }
    return step;
}

ScriptStart read_start(Mistakes& mistakes, const Yaml& value) {
    ScriptStart start;
    if (!check_members(mistakes, value, "a start", {"times", "takes", "lacks", "fails"})) return start;
    if (const auto* times = value.find("times")) {
        start.times = static_cast<std::uint64_t>(read_whole(mistakes, *times, "times", 1, std::numeric_limits<std::int64_t>::max()).value_or(1));
    }
    if (const auto* takes = value.find("takes")) start.takes = read_duration(mistakes, *takes).value_or(start.takes);
    if (const auto* lacks = value.find("lacks")) start.lacks = read_text(mistakes, *lacks, "the reason of a failure of RunTask").value_or("");
    if (const auto* fails = value.find("fails")) start.fails = read_text(mistakes, *fails, "the reason that a task stops with").value_or("");
    if (!start.lacks.empty() && !start.fails.empty()) mistakes.at(value, "expected one of lacks and fails: a task that is not made cannot stop");
    return start;
}

std::vector<ScriptStep> read_steps(Mistakes& mistakes, const Yaml& value) {
    std::vector<ScriptStep> steps;
    if (!value.is_sequence()) {
        mistakes.expected(value, "steps as a list");
        return steps;
    }
    if (value.items.size() > steps_limit) mistakes.at(value, "more than " + std::to_string(steps_limit) + " steps");
    std::set<std::string> known;
    for (const auto& item : value.items) steps.push_back(read_step(mistakes, item, known));
    return steps;
}

}  // namespace

ScriptStart Script::start_of(std::uint64_t launch) const {
    for (const auto& start : starts) {
        if (launch < start.times) return start;
        launch -= start.times;
    }
    return {};
}

const Script* Scripts::find(std::string_view image) const {
    const auto found = by_image.find(image);
    return found == by_image.end() ? nullptr : &found->second;
}

Script read_script(Mistakes& mistakes, const Yaml& value) {
    Script script;
    if (value.is_sequence()) {
        script.steps = read_steps(mistakes, value);
        return script;
    }
    if (!check_members(mistakes, value, "a script", {"starts", "steps", "stops", "health"})) return script;
    if (const auto* starts = value.find("starts")) {
        if (starts->is_sequence()) {
            for (const auto& item : starts->items) script.starts.push_back(read_start(mistakes, item));
        } else {
            mistakes.expected(*starts, "starts as a list");
        }
    }
    if (const auto* steps = value.find("steps")) script.steps = read_steps(mistakes, *steps);
    if (const auto* stops = value.find("stops")) {
        if (stops->is_string() && stops->text == "never") {
            script.stops.reset();
        } else if (const auto code = read_whole(mistakes, *stops, "stops: an exit code, or never", 0, exit_code_limit)) {
            script.stops = static_cast<int>(*code);
        }
    }
    if (const auto* health = value.find("health")) {
        const auto word = read_text(mistakes, *health, "health: good or bad").value_or("");
        if (word != "good" && word != "bad") mistakes.expected(*health, "health: good or bad");
        script.is_healthy = word == "good";
    }
    return script;
}

Result<Scripts> read_scripts(const std::filesystem::path& file) {
    BACKLOT_TRY(text, read_file(file, file_limit_bytes));
    BACKLOT_TRY(top, Yaml::parse(text, file.string()));
    Mistakes mistakes{file.string()};
    Scripts scripts;
    if (!top.is_mapping()) mistakes.expected(top, "a mapping of images to scripts");
    for (const auto& member : top.members) scripts.by_image.insert_or_assign(member.name, read_script(mistakes, member.value));
    if (!mistakes.empty()) return fail(mistakes.to_error("ScriptInvalid"));
    return scripts;
}

}  // namespace backlot::runtime
