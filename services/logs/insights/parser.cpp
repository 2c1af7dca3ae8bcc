// From the words of a query to its commands.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/encoding.h"
#include "services/logs/errors.h"
#include "services/logs/insights/expressions.h"
#include "services/logs/insights/lexer.h"
#include "services/logs/insights/query.h"

namespace backlot::logs::insights {

namespace {

constexpr std::array<std::string_view, 11> not_built{"pattern", "diff",   "anomaly",     "join",   "lookup",
                                                     "unnest",
                                                     "unmask",  "source", "filterindex", "relevantfields",
                                                         "subqueries"};

class Parser {
  public:
    Parser(std::string_view text, std::vector<Token> tokens) : words_(text, std::move(tokens)) {}

    Result<Query> parse() {
        Query query;
        while (true) {
            while (words_.take_sign("|")) {}
            if (words_.at_end()) break;
            if (query.commands.size() == command_limit) return errors::malformed_query("the query has too many commands");
            BACKLOT_TRY(command, one());
            query.commands.push_back(std::move(command));
            if (!words_.at_end() && !words_.take_sign("|")) return words_.unexpected();
        }
        BACKLOT_CHECK(check(query));
        return query;
    }

  private:
    static Result<> check(const Query& query) {
        std::size_t stats = 0;
        bool deduplicated = false;
        for (const auto& command : query.commands) {
            if (command.kind == Command::Kind::stats && ++stats > stats_limit) {
                return errors::malformed_query("a query can have at most two stats commands");
            }
            if (deduplicated && command.kind != Command::Kind::limit) {
                return errors::malformed_query("only limit can follow dedup");
            }
            deduplicated = deduplicated || command.kind == Command::Kind::dedup;
        }
        return {};
    }

    Result<Command> one() {
        if (words_.now().kind != Token::Kind::name) return words_.unexpected();
        const auto word = to_lower(words_.now().text);
        if (std::ranges::find(not_built, word) != not_built.end()) {
            return errors::not_built("backlot does not run the command " + word + " of Logs Insights yet.");
        }
        words_.next();
        if (word == "fields") return with_columns(Command::Kind::fields);
        if (word == "display") return with_columns(Command::Kind::display);
        if (word == "dedup") return with_columns(Command::Kind::dedup);
        if (word == "filter" || word == "where") return filter();
        if (word == "stats") return stats();
        if (word == "sort" || word == "order") return sort();
        if (word == "limit" || word == "head") return limit();
        if (word == "parse") return parse_command();
        if (word == "addtotals") return addtotals();
        words_.back();
        return words_.unexpected();
    }

    Result<Command> with_columns(Command::Kind kind) {
        Command command{.kind = kind};
        BACKLOT_TRY(columns, words_.columns());
        command.columns = std::move(columns);
        return command;
    }

    Result<Command> filter() {
        Command command{.kind = Command::Kind::filter};
        BACKLOT_TRY(node, words_.expression());
        command.columns.push_back({.name = {}, .node = std::move(node)});
        return command;
    }

    Result<Command> stats() {
        Command command{.kind = Command::Kind::stats};
        words_.collect_aggregates(&command.aggregates);
        auto columns = words_.columns();
        words_.collect_aggregates(nullptr);
        if (!columns) return std::unexpected(std::move(columns).error());
        command.columns = std::move(*columns);
        if (command.aggregates.empty()) return errors::malformed_query("stats needs an aggregation function");
        if (words_.take_word("by")) {
            BACKLOT_TRY(by, words_.columns());
            command.by = std::move(by);
        }
        return command;
    }

    Result<Command> sort() {
        Command command{.kind = Command::Kind::sort};
        words_.take_word("by");
        do {
            BACKLOT_TRY(column, words_.column());
            command.columns.push_back(std::move(column));
            const bool is_falling = words_.take_word("desc");
            if (!is_falling) words_.take_word("asc");
            command.falling.push_back(is_falling);
        } while (words_.take_sign(","));
        return command;
    }

    Result<Command> limit() {
        Command command{.kind = Command::Kind::limit};
        const auto& word = words_.now();
        const auto* end = word.text.data() + word.text.size();
        const auto done = std::from_chars(word.text.data(), end, command.limit);
        const bool is_number = word.kind == Token::Kind::number && done.ec == std::errc{} && done.ptr == end;
        if (!is_number || command.limit < 1 || command.limit > limit_highest) {
            return errors::malformed_query("limit must be a number from 1 to " + std::to_string(limit_highest));
        }
        words_.next();
        return command;
    }

    // parse [FIELD] "a glob * of *" as x, y      parse [FIELD] /an (?<named>expression)/
    Result<Command> parse_command() {
        Command command{.kind = Command::Kind::parse};
        Column from{.name = "@message", .node = {.kind = Node::Kind::field, .name = "@message"}};
        if (words_.now().kind == Token::Kind::name || words_.now().kind == Token::Kind::quoted_name) {
            BACKLOT_TRY(column, words_.column());
            from = std::move(column);
        }
        command.columns.push_back(std::move(from));
        const auto shape = words_.now();
        words_.next();
        if (shape.kind == Token::Kind::regex) {
            BACKLOT_TRY(expression, query_regex(shape.text));
            command.expression = std::move(expression);
            command.names = group_names(command.expression);
            if (std::ranges::all_of(command.names, &std::string::empty)) {
                return errors::malformed_query("the expression of parse has no named group");
            }
            return command;
        }
        if (shape.kind != Token::Kind::text) return words_.unexpected(shape);
        BACKLOT_TRY(expression, query_regex(glob_regex(shape.text)));
        command.expression = std::move(expression);
        if (!words_.take_word("as")) return words_.unexpected();
        do {
            BACKLOT_TRY(name, words_.take_name());
            command.names.push_back(std::move(name));
        } while (words_.take_sign(","));
        if (command.names.size() != static_cast<std::size_t>(std::ranges::count(shape.text, '*'))) {
            return errors::malformed_query("parse must have as many names as its pattern has asterisks");
        }
        return command;
    }

    // addtotals [fieldname=NAME] [row=BOOL] [col=BOOL] [FIELD, ...]
    Result<Command> addtotals() {
        Command command{.kind = Command::Kind::addtotals};
        bool sums_rows = true;
        while (words_.now().kind == Token::Kind::name) {
            const auto option = to_lower(words_.now().text);
            words_.next();
            if (!words_.take_sign("=")) {
                words_.back();
                break;
            }
            BACKLOT_TRY(value, words_.take_name());
            const bool is_yes = to_lower(value) == "true";
            if (option == "fieldname") command.total_name = value;
            else if ((option != "row" && option != "col") || (!is_yes && to_lower(value) != "false")) {
                return errors::malformed_query("addtotals takes fieldname=NAME, row=BOOL and col=BOOL");
            } else (option == "row" ? sums_rows : command.sums_columns) = is_yes;
        }
        if (!sums_rows) command.total_name.clear();
        if (words_.now().kind != Token::Kind::name && words_.now().kind != Token::Kind::quoted_name) return command;
        do {
            BACKLOT_TRY(name, words_.take_name());
            command.names.push_back(std::move(name));
        } while (words_.take_sign(","));
        return command;
    }

    Expressions words_;
};

}  // namespace

Result<Query> parse_query(std::string_view text) {
    BACKLOT_TRY(tokens, tokens_of(text));
    return Parser(text, std::move(tokens)).parse();
}

}  // namespace backlot::logs::insights
