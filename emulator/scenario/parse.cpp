#include <fmt/format.h>

#include "clock/format.h"
#include "scenario/parser.h"
#include "scenario/scenario.h"

namespace backlot::scenario {
namespace {

using parser::Reading;

constexpr std::size_t scenario_file_limit_bytes = 4U << 20U;
constexpr int include_depth_limit = 8;

std::string title_of(const std::filesystem::path& file) {
    auto title = file.stem().string();
    for (auto& c : title)
        if (c == '_' || c == '-') c = ' ';
    return title;
}

void read_documents(Reading& reading, const Yaml& value, std::string_view what,
                    std::map<std::string, std::string>& into) {
    if (!value.is_mapping()) return reading.mistakes.expected(value, fmt::format("{} as a mapping of names", what));
    for (const auto& member : value.members) {
        if (member.value.is_mapping()) {
            into.insert_or_assign(member.name, member.value.to_json().dump());
        } else if (auto text = parser::read_named_file(reading, member.value)) {
            into.insert_or_assign(member.name, std::move(*text));
        }
    }
}

// Reads a file's top into `out`; a file that is included adds its steps before those of the one that asks.
void read_top(Reading& reading, const Yaml& top, const Folders& folders, Scenario& out, int depth);

void include(Reading& reading, const Yaml& value, const Folders& folders, Scenario& out, int depth) {
    for (const auto& name : read_texts(reading.mistakes, value, "include")) {
        const auto file = resolve_file(name, reading.folders);
        if (!file) {
            reading.mistakes.at(value, fmt::format("no file \"{}\" to include", name));
            continue;
        }
        if (depth >= include_depth_limit) {
            reading.mistakes.at(value, fmt::format("files include each other more than {} deep", include_depth_limit));
            return;
        }
        const auto text = read_file(*file, scenario_file_limit_bytes);
        const auto top = text ? Yaml::parse(*text, file->string()) : Result<Yaml>(std::unexpected(text.error()));
        if (!top) {
            reading.mistakes.at(value, top.error().message);
            continue;
        }
        Mistakes inner_mistakes{file->string()};
        Reading inner{inner_mistakes, {folders.fixtures, file->parent_path()}, reading.policies, reading.templates,
                      reading.known};
        read_top(inner, *top, folders, out, depth + 1);
        for (const auto& line : inner_mistakes.lines()) reading.mistakes.at(value, "includes " + line);
        reading.policies = std::move(inner.policies);
        reading.templates = std::move(inner.templates);
        reading.known = std::move(inner.known);
    }
}

// What the images of tasks do: a script, or a file of one.
void read_tasks(Reading& reading, const Yaml& value, Scenario& out) {
    if (!value.is_mapping()) return reading.mistakes.expected(value, "tasks as a mapping of images to scripts");
    for (const auto& member : value.members) {
        if (!member.value.is_string()) {
            out.tasks.by_image.insert_or_assign(member.name, runtime::read_script(reading.mistakes, member.value));
            continue;
        }
        const auto text = parser::read_named_file(reading, member.value);
        if (!text) continue;
        const auto script = Yaml::parse(*text, member.value.text);
        if (!script) {
            reading.mistakes.at(member.value, script.error().message);
            continue;
        }
        Mistakes inner{member.value.text};
        out.tasks.by_image.insert_or_assign(member.name, runtime::read_script(inner, *script));
        for (const auto& line : inner.lines()) reading.mistakes.at(member.value, line);
    }
}

void read_given(Reading& reading, const Yaml& value, const Folders& folders, Scenario& out, int depth) {
    if (!check_members(reading.mistakes, value, "given", {"fixture", "policies", "templates", "tasks", "include"})) return;
    if (const auto* fixture = value.find("fixture"))
        if (const auto name = read_text(reading.mistakes, *fixture, "an organization file")) {
            if (const auto file = resolve_file(*name, reading.folders)) out.organization = *file;
            else reading.mistakes.at(*fixture, fmt::format("no organization file \"{}\" in {} or beside the scenario",
                                                           *name, folders.fixtures.string()));
        }
    if (const auto* policies = value.find("policies")) read_documents(reading, *policies, "policies", reading.policies);
    if (const auto* templates = value.find("templates"))
        read_documents(reading, *templates, "templates", reading.templates);
    if (const auto* tasks = value.find("tasks")) read_tasks(reading, *tasks, out);
    if (const auto* files = value.find("include")) include(reading, *files, folders, out, depth);
}

void read_names(Reading& reading, const Yaml& value, Scenario& out) {
    if (!value.is_mapping()) return reading.mistakes.expected(value, "let as a mapping of names");
    for (const auto& member : value.members) {
        auto filled = fill(parser::read_template(reading, member.value, parser::Use::input), out.names);
        if (!filled) {
            reading.mistakes.at(member.value, filled.error().message);
            continue;
        }
        out.names.insert_or_assign(member.name, std::move(*filled));
        reading.known.insert(member.name);
    }
}

void read_top(Reading& reading, const Yaml& top, const Folders& folders, Scenario& out, int depth) {
    if (!check_members(reading.mistakes, top, "a scenario",
                       {"title", "about", "seed", "start", "region", "given", "let", "steps", "tables"}))
        return;
    if (const auto* given = top.find("given")) read_given(reading, *given, folders, out, depth);
    const auto before = out.steps.size();
    if (const auto* names = top.find("let")) read_names(reading, *names, out);
    if (const auto* title = top.find("title")) out.title = read_text(reading.mistakes, *title, "a title").value_or("");
    if (const auto* about = top.find("about")) out.about = read_text(reading.mistakes, *about, "about").value_or("");
    if (const auto* seed = top.find("seed"))
        out.seed = static_cast<std::uint64_t>(
            read_whole(reading.mistakes, *seed, "seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
    if (const auto* start = top.find("start")) {
        const auto time = start->is_string() ? clock::parse_iso8601(start->text) : std::nullopt;
        if (time) out.start_ms = time->time_since_epoch().count();
        else reading.mistakes.expected(*start, "start as a moment, such as 2026-01-01T00:00:00Z");
    }
    std::string region;
    if (const auto* own = top.find("region")) region = read_text(reading.mistakes, *own, "a region").value_or("");
    if (const auto* steps = top.find("steps"))
        for (auto& step : parser::read_steps(reading, *steps, region)) out.steps.push_back(std::move(step));
    if (const auto* tables = top.find("tables")) {
        if (!tables->is_mapping()) return reading.mistakes.expected(*tables, "tables as a mapping of titles to tables");
        for (const auto& member : tables->members) {
            Step step{.does = member.name, .place = {reading.mistakes.file(), member.line, member.column}};
            step.table = parser::read_table(reading, member.value, region);
            out.steps.push_back(std::move(step));
        }
    }
    if (depth == 0 && out.steps.size() == before && reading.mistakes.empty())
        reading.mistakes.at(top, "expected steps or tables in the scenario");
}

}  // namespace

std::string_view name_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::allow: return "allow";
        case Verdict::deny: return "deny";
        case Verdict::implicit_deny: return "implicit deny";
        case Verdict::explicit_deny: return "explicit deny";
    }
    return "";
}

std::size_t Scenario::count() const {
    std::size_t sum = 0;
    for (const auto& step : steps) sum += step.count();
    return sum;
}

std::string Scenario::name() const {
    std::filesystem::path out;
    for (const auto& part : file.lexically_normal().relative_path()) {
        if (part != "..") out /= part;
    }
    if (out.begin() != out.end() && *out.begin() == "scenarios") out = out.lexically_relative("scenarios");
    return out.replace_extension().string();
}

Result<Scenario> parse_scenario(std::string_view text, const std::filesystem::path& file, const Folders& folders) {
    const auto top = Yaml::parse(text, file.string());
    if (!top) return fail("ScenarioInvalid", top.error().message, 400);
    Mistakes mistakes{file.string()};
    Reading reading{mistakes, {folders.fixtures, file.parent_path()}};
    Scenario out;
    read_top(reading, *top, folders, out, 0);
    out.file = file;
    if (!top->find("title")) out.title = title_of(file);
    if (!mistakes.empty()) return fail(mistakes.to_error("ScenarioInvalid"));
    return out;
}

Result<Scenario> read_scenario(const std::filesystem::path& file, const Folders& folders) {
    const auto text = read_file(file, scenario_file_limit_bytes);
    if (!text) return fail("ScenarioInvalid", text.error().message, 400);
    return parse_scenario(*text, file, folders);
}

}  // namespace backlot::scenario
