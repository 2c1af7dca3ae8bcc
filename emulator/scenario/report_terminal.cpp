#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "scenario/judge.h"
#include "scenario/report.h"

namespace backlot::scenario {
namespace {

constexpr std::size_t bar_width = 12;
constexpr std::size_t title_width = 64;
constexpr std::size_t shown_line_bytes = 600;

enum class Ink { green, red, yellow, dim, bold };

std::string inked(std::string_view text, Ink ink, const TerminalStyle& style) {
    if (!style.has_color) return std::string(text);
    constexpr const char* codes[] = {"32", "31", "33", "2", "1"};
    return fmt::format("\x1b[{}m{}\x1b[0m", codes[static_cast<int>(ink)], text);
}

// Answers of services may hold control characters; none reaches the terminal.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, shown_line_bytes)) {
        const auto byte = static_cast<unsigned char>(c);
        out += byte < 0x20 || byte == 0x7f ? ' ' : c;
    }
    if (text.size() > shown_line_bytes) out += "...";
    return out;
}

std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(std::string_view text, std::size_t columns) {
    const auto used = width(text);
    return std::string(text) + std::string(used < columns ? columns - used : 2, ' ');
}

std::string seconds(std::chrono::milliseconds took) {
    return fmt::format("{:.1f} s", static_cast<double>(took.count()) / 1000.0);
}

void add_mismatches(std::string& out, const std::vector<Mismatch>& mismatches, const TerminalStyle& style) {
    for (const auto& mismatch : mismatches) {
        out += fmt::format("        {} {}\n", inked("expected", Ink::dim, style), plain(mismatch.expected));
        out += fmt::format("        {}      {}\n", inked("got", Ink::dim, style), plain(mismatch.got));
    }
}

void add_decision(std::string& out, const std::optional<Decision>& decision, const std::string& request_id,
                  const TerminalStyle& style) {
    if (decision) {
        out += fmt::format("        {} {} {} {}\n", inked("decision", Ink::dim, style), plain(decision->action),
                           plain(decision->resource), plain(sentence(*decision)));
    }
    if (!request_id.empty()) out += fmt::format("        {}  {}\n", inked("request", Ink::dim, style), plain(request_id));
}

std::string cell_line(const CellResult& cell) {
    return fmt::format("{}  {}  {}", plain(cell.principal), plain(cell.action), plain(cell.resource));
}

std::string refused_line(const CellResult& cell) {
    if (cell.effect == Effect::allow) return "allowed";
    if (!cell.decision) return cell.error ? "refused: " + plain(cell.error->code) : std::string("refused");
    return "refused: " + plain(cell.decision->because.empty() ? sentence(*cell.decision) : cell.decision->because);
}

void add_step(std::string& out, const StepResult& step, const TerminalStyle& style) {
    if (step.holds() || step.is_table) return;  // tables show their cells
    out += fmt::format("    {} {}\n", inked(step.is_skipped ? "-" : "✗", step.is_skipped ? Ink::yellow : Ink::red, style),
                       plain(step.does));
    out += fmt::format("        {}:{}  {} {}\n", step.place.file, step.place.line, plain(step.as), plain(step.call));
    add_mismatches(out, step.mismatches, style);
    add_decision(out, step.decision, step.request_id, style);
}

void add_matrix(std::string& out, const Matrix& matrix, const TerminalStyle& style) {
    for (const auto& cell : matrix.cells) {
        if (cell.holds()) {
            if (style.is_verbose) out += fmt::format("      {}   {}\n", cell_line(cell), refused_line(cell));
            continue;
        }
        out += fmt::format("    {} {}\n", inked("✗", Ink::red, style), cell_line(cell));
        out += fmt::format("        {}:{}  {}\n", cell.place.file, cell.place.line, plain(matrix.title));
        add_mismatches(out, cell.mismatches, style);
        add_decision(out, cell.decision, cell.request_id, style);
    }
}

std::string plural(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

TerminalStyle terminal_style(int file_descriptor) {
    const auto* no_color = std::getenv("NO_COLOR");  // NOLINT: read once, before threads start
    const auto* term = std::getenv("TERM");
    const bool is_dumb = term && std::string_view(term) == "dumb";
    return {.has_color = isatty(file_descriptor) == 1 && !is_dumb && !(no_color && *no_color)};
}

std::string progress_line(std::size_t scenarios, std::size_t done, std::size_t total, std::chrono::milliseconds took,
                          const TerminalStyle& style) {
    const auto filled = total == 0 ? bar_width : done * bar_width / total;
    std::string bar;
    for (std::size_t i = 0; i < bar_width; ++i) bar += i < filled ? "█" : "░";
    return fmt::format("rehearsing {} {} {}/{} steps  {}", plural(scenarios, "scenario"), inked(bar, Ink::green, style),
                       done, total, seconds(took));
}

std::string terminal_report(const std::vector<ScenarioResult>& results, const TerminalStyle& style) {
    std::string out;
    std::size_t held = 0;
    std::size_t steps = 0;
    std::size_t failed = 0;
    std::size_t unplayed = 0;
    for (const auto& result : results) {
        if (result.could_not_run) {
            ++unplayed;
            out += fmt::format("  {} {}\n", inked("!", Ink::yellow, style), padded(plain(result.title), title_width));
            std::string_view rest = result.could_not_run->message;
            while (!rest.empty()) {
                const auto end = rest.find('\n');
                out += fmt::format("      {}\n", plain(rest.substr(0, end)));
                rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
            }
            continue;
        }
        if (result.holds()) ++held;
        steps += result.count();
        failed += result.failed();
        out += fmt::format("  {} {}{}\n",
                           result.holds() ? inked("✓", Ink::green, style) : inked("✗", Ink::red, style),
                           padded(plain(result.title), title_width),
                           inked(plural(result.count(), "step"), Ink::dim, style));
        for (const auto& step : result.steps) add_step(out, step, style);
        for (const auto& matrix : result.matrices) add_matrix(out, matrix, style);
    }
    out += "\n";
    const auto summary = fmt::format("{} of {} hold, {} of {}", held, plural(results.size(), "scenario"), steps - failed,
                                     plural(steps, "step"));
    out += inked(summary, held == results.size() ? Ink::green : Ink::red, style);
    if (unplayed > 0) out += inked(fmt::format(", {} could not be run", unplayed), Ink::yellow, style);
    return out + "\n";
}

}  // namespace backlot::scenario
