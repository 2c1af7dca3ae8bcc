#include "services/logs/insights/run.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>

#include "services/logs/insights/evaluate.h"

namespace backlot::logs::insights {

namespace {

class Run {
  public:
    Run(const Query& query, const Source& source) : query_(query), source_(source) {}

    Outcome go() {
        read();
        for (; at_ < query_.commands.size(); ++at_) apply(query_.commands[at_]);
        if (static_cast<std::int64_t>(rows_.size()) > limit_) rows_.erase(rows_.begin() + limit_, rows_.end());
        return finish();
    }

  private:
    using Kind = Command::Kind;

    static bool works_on_one_row(const Command& command) {
        return command.kind == Kind::fields || command.kind == Kind::filter || command.kind == Kind::parse ||
            command.kind == Kind::display;
    }

    // The commands that work on a row alone run while the events are read, so that what is filtered out is not kept and
    // a limit ends the reading.
    void read() {
        const auto& commands = query_.commands;
        while (at_ < commands.size() && works_on_one_row(commands[at_])) {
            note_columns(commands[at_]);
            ++at_;
        }
        const bool may_stop = std::ranges::all_of(commands.begin() + static_cast<std::ptrdiff_t>(at_), commands.end(),
                                                  [](const Command& command) { return command.kind == Kind::limit; });
        limit_ = source_.limit;
        if (may_stop && at_ < commands.size()) limit_ = commands[at_].limit;
        while (auto row = source_.next()) {
            ++outcome_.scanned;
            const bool stays = std::ranges::all_of(commands.begin(), commands.begin() +
                                                   static_cast<std::ptrdiff_t>(at_),
                                                   [&](const Command& command) { return change(command, *row); });
            if (!stays) continue;
            ++outcome_.matched;
            if (may_stop && static_cast<std::int64_t>(rows_.size()) >= limit_) continue;
            rows_.push_back(std::move(*row));
        }
    }

    // Whether the row stays.
    bool change(const Command& command, Row& row) const {
        const Scope scope{.row = row, .now = source_.now};
        if (command.kind == Kind::filter) return is_true(evaluate(command.columns[0], scope));
        if (command.kind == Kind::parse) {
            take_apart(command, row);
            return true;
        }
        for (const auto& column : command.columns) {
            if (column.node.kind == Node::Kind::field && !column.has_alias) continue;
            row.set(column.name, evaluate(column, {.row = row, .now = source_.now}));
        }
        return true;
    }

    void take_apart(const Command& command, Row& row) const {
        const auto text = text_of(evaluate(command.columns[0], {.row = row, .now = source_.now}));
        if (!text) return;
        std::vector<re2::StringPiece> found(static_cast<std::size_t>(command.expression->NumberOfCapturingGroups()) +
                                            1);
        if (!command.expression->Match(*text, 0, text->size(), RE2::UNANCHORED, found.data(),
                                       static_cast<int>(found.size()))) return;
        for (std::size_t i = 0; i < command.names.size(); ++i) {
            if (!command.names[i].empty() && found[i + 1].data() != nullptr) {
                row.set(command.names[i], std::string(found[i + 1].data(), found[i + 1].size()));
            }
        }
    }

    // Columns of `fields` and `parse` add up; `display` and `stats` begin anew.
    void note_columns(const Command& command) {
        if (command.kind == Kind::display || command.kind == Kind::stats) columns_.clear();
        const auto add = [&](const std::string& name) {
            if (!name.empty() && std::ranges::find(columns_, name) == columns_.end()) columns_.push_back(name);
        };
        if (command.kind == Kind::display) has_display_ = true;
        if (command.kind == Kind::parse) {
            // Without fields or display the new ones are shown beside @timestamp and @message.
            if (has_display_) return;
            for (const auto& name : command.names) add(name);
            return;
        }
        if (command.kind == Kind::fields) has_fields_ = true;
        for (const auto& column : command.by) add(column.name);
        for (const auto& column : command.columns) add(column.name);
    }

    void apply(const Command& command) {
        switch (command.kind) {
            case Kind::stats: stats(command); break;
            case Kind::sort: sort(command); break;
            case Kind::dedup: dedup(command); break;
            case Kind::addtotals: add_totals(command); break;
            case Kind::limit:
                limit_ = command.limit;
                if (static_cast<std::int64_t>(rows_.size()) > limit_) rows_.erase(rows_.begin() + limit_,
                    rows_.end());
                break;
            default:
                note_columns(command);
                std::erase_if(rows_, [&](Row& row) { return !change(command, row); });
        }
    }

    void stats(const Command& command) {
        struct Group {
            std::vector<Value> keys;
            std::vector<Accumulator> accumulators;
        };
        std::vector<Group> groups;
        std::map<std::vector<std::optional<std::string>>, std::size_t> places;
        const auto group_of = [&](std::vector<Value> keys) -> Group& {
            std::vector<std::optional<std::string>> texts;
            for (const auto& key : keys) texts.push_back(text_of(key));
            const auto [place, is_new] = places.emplace(std::move(texts), groups.size());
            if (is_new) {
                groups.push_back({.keys = std::move(keys), .accumulators = {}});
                for (const auto& node : command.aggregates) groups.back().accumulators.emplace_back(node);
            }
            return groups[place->second];
        };
        if (command.by.empty() && !rows_.empty()) group_of({});
        for (const auto& row : rows_) {
            const Scope scope{.row = row, .now = source_.now};
            std::vector<Value> keys;
            for (const auto& column : command.by) keys.push_back(evaluate(column, scope));
            for (auto& accumulator : group_of(std::move(keys)).accumulators) accumulator.add(scope);
        }
        rows_.clear();
        for (auto& group : groups) {
            std::vector<Value> results;
            for (const auto& accumulator : group.accumulators) results.push_back(accumulator.result());
            Row row({});
            for (std::size_t i = 0; i < command.by.size(); ++i) row.set(command.by[i].name, group.keys[i]);
            for (const auto& column : command.columns) {
                row.set(column.name, evaluate(column.node, {.row = row, .now = source_.now, .results = &results}));
            }
            rows_.push_back(std::move(row));
        }
        note_columns(command);
        is_aggregated_ = true;
    }

    void sort(const Command& command) {
        std::vector<std::pair<std::vector<Value>, std::size_t>> order;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            std::vector<Value> keys;
            for (const auto& column : command.columns) keys.push_back(evaluate(column,
                                                                               {.row = rows_[i], .now = source_.now}));
            order.emplace_back(std::move(keys), i);
        }
        std::ranges::stable_sort(order, [&](const auto& a, const auto& b) {
            for (std::size_t i = 0; i < command.columns.size(); ++i) {
                const auto compared = sort_order(a.first[i], b.first[i]);
                if (compared != 0) return command.falling[i] ? compared > 0 : compared < 0;
            }
            return false;
        });
        std::vector<Row> sorted;
        sorted.reserve(rows_.size());
        for (const auto& [keys, index] : order) sorted.push_back(std::move(rows_[index]));
        rows_ = std::move(sorted);
    }

    // The first row of each kind stays. A missing value is like no other.
    void dedup(const Command& command) {
        std::set<std::vector<std::string>> seen;
        std::erase_if(rows_, [&](const Row& row) {
            std::vector<std::string> key;
            for (const auto& column : command.columns) {
                auto text = text_of(evaluate(column, {.row = row, .now = source_.now}));
                if (!text) return false;
                key.push_back(std::move(*text));
            }
            return !seen.insert(std::move(key)).second;
        });
    }

    // A column with the sum of each row, a row below with the sum of each column. Without names, of every number that is shown.
    void add_totals(const Command& command) {
        const auto names = command.names.empty() ? columns_ : command.names;
        const auto number_in = [](const Row& row, const std::string& name) -> std::optional<double> {
            const auto value = row.find(name);
            if (std::holds_alternative<Instant>(value)) return std::nullopt;
            return number_of(value);
        };
        std::map<std::string, double> columns;
        for (auto& row : rows_) {
            std::optional<double> total;
            for (const auto& name : names) {
                const auto number = number_in(row, name);
                if (!number) continue;
                total = total.value_or(0) + *number;
                columns[name] += *number;
            }
            if (!total || command.total_name.empty()) continue;
            row.set(command.total_name, *total);
            columns[command.total_name] += *total;
        }
        if (!command.total_name.empty() && std::ranges::find(columns_, command.total_name) == columns_.end()) {
            columns_.push_back(command.total_name);
        }
        if (!command.sums_columns) return;
        Row summary({});
        for (const auto& [name, sum] : columns) summary.set(name, sum);
        rows_.push_back(std::move(summary));
    }

    Outcome finish() {
        auto columns = columns_;
        if (!is_aggregated_ && !has_fields_ && !has_display_) columns.insert(columns.begin(),
                                                                             {"@timestamp", "@message"});
        for (const auto& row : rows_) {
            ResultRow result;
            for (const auto& name : columns) {
                if (auto text = text_of(row.find(name))) result.emplace_back(name, std::move(*text));
            }
            if (!is_aggregated_) {
                if (auto pointer = text_of(row.find("@ptr"))) result.emplace_back("@ptr", std::move(*pointer));
            }
            outcome_.rows.push_back(std::move(result));
        }
        return std::move(outcome_);
    }

    const Query& query_;
    const Source& source_;
    std::size_t at_ = 0;
    std::vector<Row> rows_;
    std::vector<std::string> columns_;
    std::int64_t limit_ = limit_default;
    bool has_fields_ = false;
    bool has_display_ = false;
    bool is_aggregated_ = false;
    Outcome outcome_;
};

}  // namespace

Outcome run(const Query& query, const Source& source) { return Run(query, source).go(); }

}  // namespace backlot::logs::insights
