// Expressions and columns of a Logs Insights query, read from its words.
//
// "or" binds least, then "and", "not", comparisons, + and -, * / and %, and ^.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/logs/insights/lexer.h"
#include "services/logs/insights/query.h"

namespace backlot::logs::insights {

class Expressions {
  public:
    Expressions(std::string_view text, std::vector<Token> tokens) : text_(text), tokens_(std::move(tokens)) {}

    [[nodiscard]] const Token& now() const { return tokens_[at_]; }
    [[nodiscard]] bool at_end() const { return now().kind == Token::Kind::end; }
    void next() { at_ += at_end() ? 0 : 1; }
    void back() { --at_; }
    bool take_sign(std::string_view sign);
    bool take_word(std::string_view word);  // whatever its case
    [[nodiscard]] Result<std::string> take_name();
    [[nodiscard]] std::unexpected<Error> unexpected() const { return unexpected(now()); }
    [[nodiscard]] std::unexpected<Error> unexpected(const Token& token) const;

    // Aggregates are put into the list, and are known only while there is one. Elsewhere "count(*)" is the column that
    // a stats command before made.
    void collect_aggregates(std::vector<Node>* aggregates) { aggregates_ = aggregates; }

    [[nodiscard]] Result<Node> expression();
    [[nodiscard]] Result<Column> column();  // with "as NAME"
    [[nodiscard]] Result<std::vector<Column>> columns();

  private:
    Result<Node> either();
    Result<Node> both();
    Result<Node> negation();
    Result<Node> comparison();
    Result<Node> sum();
    Result<Node> product();
    Result<Node> power();
    Result<Node> unary();
    Result<Node> primary();
    Result<Node> call(const Token& name);
    Result<Node> list();
    Result<Node> like(Node left, bool is_negative);
    [[nodiscard]] bool is_sign(std::string_view sign) const;
    [[nodiscard]] bool is_word(std::string_view word, std::size_t ahead = 0) const;

    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::vector<Node>* aggregates_ = nullptr;
};

[[nodiscard]] Result<Period> period_of(std::string_view text);
// Of the expressions of the language, whose named groups are "(?<name>...)". Fails with MalformedQueryException.
[[nodiscard]] Result<Regex> query_regex(std::string_view expression);
[[nodiscard]] std::vector<std::string> group_names(const Regex& regex);
// "user=* took=*" as an expression: the last asterisk takes what is left.
[[nodiscard]] std::string glob_regex(std::string_view glob);

}  // namespace backlot::logs::insights
