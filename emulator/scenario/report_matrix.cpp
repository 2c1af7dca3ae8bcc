// The tables of a run in columns, for a terminal and for grep.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "scenario/report.h"

namespace backlot::scenario {

namespace {

using Row = std::array<std::string, 5>;  // principal, action, resource, outcome, what decided

// Answers may hold control characters; none reaches the terminal.
std::string plain_cell(std::string text) {
    std::ranges::replace_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    return text;
}

std::size_t columns_of(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

Row row_of(const CellResult& cell) {
    std::string by;
    if (cell.decision) {
        by = cell.decision->layer;
        if (!cell.decision->policy.empty()) by += " " + cell.decision->policy;
        if (!cell.decision->statement.empty()) by += ", statement " + cell.decision->statement;
    } else if (cell.error) {
        by = cell.error->code;
    }
    return {plain_cell(cell.principal), plain_cell(cell.action), plain_cell(cell.resource),
            std::string(name_of(cell.effect)) + (cell.holds() ? "" : " (not as expected)"), plain_cell(by)};
}

}  // namespace

std::string matrix_report(const std::vector<ScenarioResult>& results, const TerminalStyle& style) {
    std::string out;
    for (const auto& result : results) {
        for (const auto& matrix : result.matrices) {
            std::vector<Row> rows;
            std::array<std::size_t, 5> widths{};
            for (const auto& cell : matrix.cells) {
                rows.push_back(row_of(cell));
                for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(widths[i], columns_of(rows.back()[i]));
            }
            out += fmt::format("\n  {}: {}\n", plain_cell(result.title), plain_cell(matrix.title));
            for (std::size_t r = 0; r < rows.size(); ++r) {
                const bool is_allowed = matrix.cells[r].effect == Effect::allow;
                out += "    ";
                for (std::size_t i = 0; i < widths.size(); ++i) {
                    const auto& text = rows[r][i];
                    const bool is_inked = style.has_color && i == 3;
                    if (is_inked) out += is_allowed ? "\x1b[32m" : "\x1b[31m";
                    out += text;
                    if (is_inked) out += "\x1b[0m";
                    if (i + 1 < widths.size()) out += std::string(widths[i] - columns_of(text) + 2, ' ');
                }
                out += "\n";
            }
        }
    }
    return out;
}

}  // namespace backlot::scenario
