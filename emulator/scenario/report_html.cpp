#include <fmt/format.h>

#include <algorithm>

#include "scenario/judge.h"
#include "scenario/report.h"
#include "scenario/report_text.h"

namespace backlot::scenario {
namespace {

// A table with fewer of its cells filled than this is easier to read as a list.
constexpr double dense = 0.5;

std::string_view class_of(Effect effect) {
    switch (effect) {
        case Effect::allow: return "allow";
        case Effect::implicit_deny: return "implicit";
        case Effect::explicit_deny: return "explicit";
    }
    return "";
}

// A sign and a word: colour alone tells nothing to many readers.
std::string_view label_of(Effect effect) {
    switch (effect) {
        case Effect::allow: return "✓ allow";
        case Effect::implicit_deny: return "– deny";
        case Effect::explicit_deny: return "✕ denied";
    }
    return "";
}

std::string attribute(std::string_view name, std::string_view value) {
    return value.empty() ? "" : fmt::format(" data-{}=\"{}\"", name, escaped(value));
}

std::string joined(const std::vector<Mismatch>& mismatches, std::string Mismatch::* member) {
    std::string out;
    for (const auto& mismatch : mismatches) out += (out.empty() ? "" : "; ") + mismatch.*member;
    return out;
}

std::string cell_button(const CellResult& cell) {
    const auto decision = cell.decision.value_or(Decision{});
    const auto hover = cell.decision ? sentence(*cell.decision)
                       : cell.error  ? cell.error->code + ": " + cell.error->message
                                     : std::string(name_of(cell.effect));
    auto out = fmt::format("<button type=\"button\" class=\"cell {}{}\" aria-expanded=\"false\" title=\"{}\"",
                           class_of(cell.effect), cell.holds() ? "" : " wrong", escaped(hover));
    out += attribute("who", cell.principal) + attribute("action", cell.action) + attribute("on", cell.resource);
    out += attribute("outcome", name_of(cell.effect)) + attribute("layer", decision.layer) +
           attribute("policy", decision.policy) + attribute("statement", decision.statement) +
           attribute("because", decision.because) + attribute("resource", decision.resource) +
           attribute("request", cell.request_id);
    if (cell.error) out += attribute("answer", cell.error->code + ": " + cell.error->message);
    if (!cell.holds())
        out += attribute("expected", joined(cell.mismatches, &Mismatch::expected)) +
               attribute("got", joined(cell.mismatches, &Mismatch::got));
    out += attribute("place", fmt::format("{}:{}", cell.place.file, cell.place.line));
    return out + fmt::format(">{}</button>", label_of(cell.effect));
}

void add_once(std::vector<std::string>& list, const std::string& value) {
    if (std::ranges::find(list, value) == list.end()) list.push_back(value);
}

// The rows and columns of a matrix, in the order in which they were written.
struct Axes {
    struct Group {
        std::string resource;
        std::vector<std::string> actions;
    };
    std::vector<std::string> principals;
    std::vector<Group> groups;
    std::size_t columns = 0;

    explicit Axes(const Matrix& matrix) {
        for (const auto& cell : matrix.cells) {
            add_once(principals, cell.principal);
            auto group = std::ranges::find(groups, cell.resource, &Group::resource);
            if (group == groups.end()) group = groups.insert(groups.end(), {cell.resource, {}});
            add_once(group->actions, cell.action);
        }
        for (const auto& group : groups) columns += group.actions.size();
    }
};

const CellResult* find_cell(const Matrix& matrix, std::string_view principal, std::string_view action,
                            std::string_view resource) {
    for (const auto& cell : matrix.cells)
        if (cell.principal == principal && cell.action == action && cell.resource == resource) return &cell;
    return nullptr;
}

bool has_repeats(const Matrix& matrix) {
    for (const auto& cell : matrix.cells)
        if (find_cell(matrix, cell.principal, cell.action, cell.resource) != &cell) return true;
    return false;
}

void add_grid(std::string& out, const Matrix& matrix, const Axes& axes) {
    out += "<div class=\"frame\"><table class=\"matrix\"><thead><tr><th rowspan=\"2\" scope=\"col\">Principal</th>";
    for (const auto& group : axes.groups)
        out += fmt::format("<th class=\"group\" scope=\"colgroup\" colspan=\"{}\">{}</th>", group.actions.size(),
                           escaped(group.resource));
    out += "</tr><tr>";
    for (const auto& group : axes.groups)
        for (std::size_t i = 0; i < group.actions.size(); ++i)
            out += fmt::format("<th class=\"action mono{}\" scope=\"col\">{}</th>", i == 0 ? " first" : "",
                               escaped(group.actions[i]));
    out += "</tr></thead><tbody>";
    for (const auto& principal : axes.principals) {
        out += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(principal));
        for (const auto& group : axes.groups)
            for (std::size_t i = 0; i < group.actions.size(); ++i) {
                const auto* cell = find_cell(matrix, principal, group.actions[i], group.resource);
                out += fmt::format("<td{}>{}</td>", i == 0 ? " class=\"first\"" : "", cell ? cell_button(*cell) : "");
            }
        out += "</tr>";
    }
    out += "</tbody></table></div>";
}

void add_list(std::string& out, const Matrix& matrix) {
    out += "<div class=\"frame\"><table><thead><tr><th scope=\"col\">Principal</th><th scope=\"col\">Action</th>"
           "<th scope=\"col\">Resource</th><th scope=\"col\">Outcome</th><th scope=\"col\">Decided by</th></tr></thead><tbody>";
    for (const auto& cell : matrix.cells) {
        std::string by;
        if (cell.decision) {
            by = escaped(cell.decision->layer);
            if (!cell.decision->policy.empty()) by += " · " + escaped(cell.decision->policy);
            if (!cell.decision->because.empty())
                by += fmt::format("<br><span class=\"soft\">{}</span>", escaped(cell.decision->because));
        } else if (cell.error) {
            by = escaped(cell.error->code);
        }
        out += fmt::format("<tr><th scope=\"row\">{}</th><td class=\"mono\">{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
                           escaped(cell.principal), escaped(cell.action), escaped(cell.resource), cell_button(cell), by);
    }
    out += "</tbody></table></div>";
}

void add_wrongs(std::string& out, const std::vector<Mismatch>& mismatches, const std::optional<Decision>& decision,
                const std::string& request_id) {
    out += "<div class=\"wrongs\"><dl class=\"facts\">";
    for (const auto& mismatch : mismatches)
        out += fmt::format("<dt>Expected</dt><dd>{}</dd><dt>Got</dt><dd>{}</dd>", escaped(mismatch.expected),
                           escaped(mismatch.got));
    if (decision)
        out += fmt::format("<dt>Decision</dt><dd><code>{} {}</code><br>{}</dd>", escaped(decision->action),
                           escaped(decision->resource), escaped(sentence(*decision)));
    if (!request_id.empty()) out += fmt::format("<dt>Request</dt><dd><code>{}</code></dd>", escaped(request_id));
    out += "</dl></div>";
}

void add_matrix(std::string& out, const Matrix& matrix) {
    const Axes axes{matrix};
    const auto cells = static_cast<double>(matrix.cells.size());
    const auto places = static_cast<double>(axes.principals.size() * axes.columns);
    out += fmt::format("<section><h3>{}</h3>", escaped(matrix.title));
    if (cells >= dense * places && !has_repeats(matrix)) add_grid(out, matrix, axes);
    else add_list(out, matrix);
    out += "<div class=\"panel\" hidden aria-live=\"polite\"></div>";
    for (const auto& cell : matrix.cells) {
        if (cell.holds()) continue;
        out += fmt::format("<p><strong class=\"fails\">✗ {} <code>{}</code> {}</strong></p>", escaped(cell.principal),
                           escaped(cell.action), escaped(cell.resource));
        add_wrongs(out, cell.mismatches, cell.decision, cell.request_id);
    }
    out += "</section>";
}

void add_step(std::string& out, const StepResult& step) {
    const auto mark = step.is_skipped ? "<span class=\"mark unplayed\" title=\"skipped\">–</span>"
                      : step.holds()  ? "<span class=\"mark holds\" title=\"holds\">✓</span>"
                                      : "<span class=\"mark fails\" title=\"does not hold\">✗</span>";
    out += fmt::format("<li class=\"{}\">{}<div class=\"line\"><span>{}</span>", step.holds() ? "ok" : "wrong", mark,
                       escaped(step.does));
    if (!step.call.empty())
        out += fmt::format("<code class=\"soft\">{} · {}</code>", escaped(step.as), escaped(step.call));
    if (step.error && step.decision && step.decision->effect != Effect::allow)
        out += fmt::format("<span class=\"chip {}\" title=\"{}\">{}</span>", class_of(step.decision->effect),
                           escaped(sentence(*step.decision)), escaped(step.decision->layer));
    else if (step.error)
        out += fmt::format("<span class=\"chip implicit\">{}</span>", escaped(step.error->code));
    out += "</div>";
    if (!step.holds()) {
        add_wrongs(out, step.mismatches, step.decision, step.request_id);
        out += fmt::format("<span></span><code class=\"soft\">{}:{}</code>", escaped(step.place.file), step.place.line);
    }
    out += "</li>";
}

void add_scenario(std::string& out, const ScenarioResult& result) {
    const bool holds = result.holds();
    const auto* mark = result.could_not_run ? "<span class=\"mark unplayed\">!</span>"
                       : holds              ? "<span class=\"mark holds\">✓</span>"
                                            : "<span class=\"mark fails\">✗</span>";
    const bool is_open = !holds || !result.matrices.empty();
    out += fmt::format("<details class=\"scenario{}\"{}><summary>{}<h2>{}</h2><span class=\"soft\">{} steps</span></summary><div>",
                       holds ? "" : " has-wrong", is_open ? " open" : "", mark, escaped(result.title), result.count());
    if (!result.about.empty()) out += fmt::format("<p class=\"soft\">{}</p>", escaped(result.about));
    out += fmt::format("<p class=\"soft\"><code>{}</code> · seed {}</p>", escaped(result.file), result.seed);
    if (result.could_not_run)
        out += fmt::format("<p class=\"unplayed\"><strong>Could not be run: {}</strong></p><pre>{}</pre>",
                           escaped(result.could_not_run->code), escaped(result.could_not_run->message));
    for (const auto& matrix : result.matrices) add_matrix(out, matrix);
    if (!result.steps.empty()) {
        out += "<h3>Steps</h3><ol class=\"steps\">";
        for (const auto& step : result.steps) add_step(out, step);
        out += "</ol>";
    }
    out += "</div></details>";
}

struct Totals {
    std::size_t held = 0, steps = 0, failed = 0, unplayed = 0;
    std::size_t effects[3] = {0, 0, 0};

    explicit Totals(const std::vector<ScenarioResult>& results) {
        for (const auto& result : results) {
            if (result.could_not_run) ++unplayed;
            else if (result.holds()) ++held;
            steps += result.count();
            failed += result.failed();
            for (const auto& matrix : result.matrices)
                for (const auto& cell : matrix.cells) ++effects[static_cast<std::size_t>(cell.effect)];
        }
    }
};

std::string tile(std::string_view kind, std::size_t number, std::string_view text) {
    return fmt::format("<div class=\"tile {}\"><b>{}</b>{}</div>", kind, number, text);
}

void add_summary(std::string& out, const std::vector<ScenarioResult>& results) {
    const Totals totals{results};
    const bool all_hold = totals.held == results.size();
    out += fmt::format("<h1>{}</h1><p class=\"soft\">Every cell below is a call that passed the gate, or was refused by it. "
                       "Choose one to see which layer, policy and statement decided.</p>",
                       all_hold ? "Every expectation holds" : "Some expectations do not hold");
    out += "<div class=\"tiles\">";
    out += tile(all_hold ? "allow" : "", totals.held, fmt::format("of {} scenarios hold", results.size()));
    out += tile("", totals.steps, "steps and cells");
    out += tile(totals.failed ? "wrong" : "", totals.failed, "do not hold");
    if (totals.unplayed) out += tile("wrong", totals.unplayed, "could not be run");
    out += tile("allow", totals.effects[0], "allowed in tables");
    out += tile("implicit", totals.effects[1], "denied: nothing allows it");
    out += tile("explicit", totals.effects[2], "denied by a statement");
    out += "</div><div class=\"bar\"><button type=\"button\" data-filter=\"all\" aria-pressed=\"true\">All</button>"
           "<button type=\"button\" data-filter=\"wrong\" aria-pressed=\"false\">Only what does not hold</button>"
           "<span class=\"key\"><span class=\"chip allow\">✓ allow</span>allowed</span>"
           "<span class=\"key\"><span class=\"chip implicit\">– deny</span>nothing allows it</span>"
           "<span class=\"key\"><span class=\"chip explicit\">✕ denied</span>a statement denies it</span></div>";
}

}  // namespace

std::string html_report(const std::vector<ScenarioResult>& results) {
    std::string out = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
                      "script-src 'unsafe-inline'\"><title>backlot: rehearsal</title><style>";
    out += page_styles;
    out += "</style></head><body><main>";
    add_summary(out, results);
    // What does not hold comes first, in the order of the files otherwise.
    for (const bool held : {false, true})
        for (const auto& result : results)
            if (result.holds() == held) add_scenario(out, result);
    out += "</main><script>";
    out += page_script;
    out += "</script></body></html>\n";
    return out;
}

}  // namespace backlot::scenario
