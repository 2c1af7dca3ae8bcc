#include "text/yaml_checks.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <numeric>

namespace backlot {
namespace {

// Insertions, removals, replacements, and neighbours swapped.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before;
    std::vector<std::size_t> above(b.size() + 1);
    std::iota(above.begin(), above.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::move(above);
        above = std::move(row);
    }
    return above[b.size()];
}

}  // namespace

void Mistakes::at(int line, int column, std::string_view what) {
    if (lines_.size() == limit) lines_.push_back(file_ + ": and more");
    if (lines_.size() > limit) return;
    lines_.push_back(fmt::format("{}:{}:{}: {}", file_, line, column, what));
}

void Mistakes::expected(const Yaml& value, std::string_view what) {
    at(value, fmt::format("expected {}, found {}", what, describe(value)));
}

Error Mistakes::to_error(std::string_view code) const {
    return {.code = std::string(code), .message = fmt::format("{}", fmt::join(lines_, "\n")), .status = 400};
}

std::optional<std::string> closest_name(std::string_view name, std::span<const std::string_view> names) {
    if (name.size() > 64) return std::nullopt;
    std::optional<std::string> best;
    auto best_distance = std::max<std::size_t>(1, name.size() / 3) + 1;
    for (const auto candidate : names) {
        const auto distance = edit_distance(name, candidate);
        if (distance >= best_distance) continue;
        best_distance = distance;
        best = candidate;
    }
    return best;
}

bool check_members(Mistakes& mistakes, const Yaml& value, std::string_view what,
                   std::span<const std::string_view> names) {
    if (!value.is_mapping()) {
        mistakes.expected(value, fmt::format("{} as a mapping", what));
        return false;
    }
    for (const auto& member : value.members) {
        if (std::ranges::find(names, member.name) != names.end()) continue;
        const auto meant = closest_name(member.name, names);
        mistakes.at(member.line, member.column,
                    meant ? fmt::format("{} has no member \"{}\"; did you mean \"{}\"?", what, member.name, *meant)
                          : fmt::format("{} has no member \"{}\"; expected one of {}", what, member.name,
                                        fmt::join(names, ", ")));
    }
    return true;
}

bool check_members(Mistakes& mistakes, const Yaml& value, std::string_view what,
                   std::initializer_list<std::string_view> names) {
    return check_members(mistakes, value, what, std::span(names.begin(), names.size()));
}

std::optional<std::string> read_text(Mistakes& mistakes, const Yaml& value, std::string_view what) {
    if (value.is_scalar()) return value.text;
    mistakes.expected(value, fmt::format("{} as a text", what));
    return std::nullopt;
}

std::optional<std::int64_t> read_whole(Mistakes& mistakes, const Yaml& value, std::string_view what,
                                       std::int64_t least, std::int64_t most) {
    const auto number = value.to_int();
    if (number && *number >= least && *number <= most) return number;
    mistakes.expected(value, fmt::format("{} as a whole number from {} to {}", what, least, most));
    return std::nullopt;
}

std::optional<bool> read_bool(Mistakes& mistakes, const Yaml& value, std::string_view what) {
    if (value.is_bool()) return value.text == "true";
    mistakes.expected(value, fmt::format("{} as true or false", what));
    return std::nullopt;
}

std::vector<std::string> read_texts(Mistakes& mistakes, const Yaml& value, std::string_view what) {
    std::vector<std::string> out;
    if (value.is_scalar()) {
        out.push_back(value.text);
    } else if (value.is_sequence()) {
        for (const auto& item : value.items)
            if (auto text = read_text(mistakes, item, what)) out.push_back(std::move(*text));
    } else {
        mistakes.expected(value, fmt::format("{} as a list of texts", what));
    }
    return out;
}

std::map<std::string, std::string> read_text_map(Mistakes& mistakes, const Yaml& value, std::string_view what) {
    std::map<std::string, std::string> out;
    if (!value.is_mapping()) {
        mistakes.expected(value, fmt::format("{} as a mapping of texts", what));
        return out;
    }
    for (const auto& member : value.members)
        if (auto text = read_text(mistakes, member.value, fmt::format("{} \"{}\"", what, member.name)))
            out.emplace(member.name, std::move(*text));
    return out;
}

std::optional<std::chrono::milliseconds> read_duration(Mistakes& mistakes, const Yaml& value) {
    constexpr std::pair<std::string_view, double> units[] = {
        {"ms", 1}, {"s", 1e3}, {"m", 60e3}, {"h", 3600e3}, {"d", 86400e3}, {"w", 604800e3}};
    constexpr double most_ms = 100.0 * 365 * 86400e3;
    std::string_view rest = value.text;
    double sum = 0;
    bool good = value.is_string() && !rest.empty();
    while (good && !rest.empty()) {
        double amount = 0;
        const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), amount, std::chars_format::fixed);
        good = error == std::errc{} && amount >= 0 && std::isfinite(amount);
        if (!good) break;
        rest.remove_prefix(static_cast<std::size_t>(stop - rest.data()));
        const auto letters = rest.substr(0, rest.find_first_of("0123456789."));
        const auto unit = std::ranges::find(units, letters, &std::pair<std::string_view, double>::first);
        good = unit != std::end(units);
        if (!good) break;
        sum += amount * unit->second;
        rest.remove_prefix(letters.size());
    }
    if (good && sum > 0 && sum <= most_ms) return std::chrono::milliseconds(std::llround(sum));
    mistakes.expected(value, "a duration such as 30m, 24h, 5d or 1h30m, up to a hundred years");
    return std::nullopt;
}

Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit_bytes) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) return fail("FileUnreadable", fmt::format("{}: {}", file.string(), error.message()), 400);
    if (size > limit_bytes)
        return fail("FileUnreadable", fmt::format("{}: larger than {} bytes", file.string(), limit_bytes), 400);
    std::ifstream stream{file, std::ios::binary};
    std::string text(size, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(size));
    if (!stream) return fail("FileUnreadable", fmt::format("{}: could not be read", file.string()), 400);
    return text;
}

std::optional<std::filesystem::path> resolve_file(std::string_view name,
                                                  std::span<const std::filesystem::path> folders) {
    const std::filesystem::path relative{name};
    if (relative.empty() || relative.is_absolute()) return std::nullopt;
    for (const auto& part : relative)
        if (part == "..") return std::nullopt;
    std::error_code error;
    for (const auto& folder : folders)
        if (auto file = folder / relative; std::filesystem::is_regular_file(file, error)) return file;
    return std::nullopt;
}

}  // namespace backlot
