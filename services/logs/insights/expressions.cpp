#include "services/logs/insights/expressions.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/encoding.h"
#include "services/logs/errors.h"

namespace backlot::logs::insights {

namespace {

Node node_of(std::string name, std::vector<Node> children) {
    return Node{.kind = Node::Kind::call, .name = std::move(name), .children = std::move(children)};
}

Node literal_of(Value value) { return Node{.kind = Node::Kind::literal, .literal = std::move(value)}; }

Result<> check_arity(std::string_view name, std::size_t count, const Arity& arity) {
    if (count >= arity.least && count <= arity.most) return {};
    return errors::malformed_query("the function " + std::string(name) + " does not take " + std::to_string(count) +
                                   " arguments");
}

}  // namespace

bool Expressions::is_sign(std::string_view sign) const { return now().kind == Token::Kind::sign &&
                                                        now().text == sign; }

bool Expressions::is_word(std::string_view word, std::size_t ahead) const {
    if (at_ + ahead >= tokens_.size()) return false;
    const auto& token = tokens_[at_ + ahead];
    return token.kind == Token::Kind::name && equal_ignoring_case(token.text, word);
}

bool Expressions::take_sign(std::string_view sign) {
    if (!is_sign(sign)) return false;
    next();
    return true;
}

bool Expressions::take_word(std::string_view word) {
    if (!is_word(word)) return false;
    next();
    return true;
}

Result<std::string> Expressions::take_name() {
    if (now().kind != Token::Kind::name && now().kind != Token::Kind::quoted_name) return unexpected();
    std::string name = now().text;
    next();
    return name;
}

std::unexpected<Error> Expressions::unexpected(const Token& token) const {
    if (token.kind == Token::Kind::end) return errors::malformed_query("unexpected end of the query");
    return errors::malformed_query("unexpected symbol found " + token.text + " at position " +
                                   std::to_string(token.begin));
}

Result<std::vector<Column>> Expressions::columns() {
    std::vector<Column> all;
    do {
        BACKLOT_TRY(one, column());
        all.push_back(std::move(one));
        // Columns may also stand without a comma between them: fields a b.
    } while (take_sign(","));
    return all;
}

Result<Column> Expressions::column() {
    const auto begin = now().begin;
    Column made;
    BACKLOT_TRY(node, expression());
    made.name = node.kind == Node::Kind::field ? node.name : std::string(text_.substr(begin,
        tokens_[at_ - 1].end - begin));
    made.node = std::move(node);
    if (take_word("as")) {
        BACKLOT_TRY(name, take_name());
        made.name = std::move(name);
        made.has_alias = true;
    }
    return made;
}

Result<Node> Expressions::expression() {
    if (++depth_ > expression_depth_limit) return errors::malformed_query("the query is nested too deeply");
    auto node = either();
    --depth_;
    return node;
}

Result<Node> Expressions::either() {
    BACKLOT_TRY(left, both());
    while (take_word("or") || take_sign("||")) {
        BACKLOT_TRY(right, both());
        left = node_of("or", {std::move(left), std::move(right)});
    }
    return std::move(left);
}

Result<Node> Expressions::both() {
    BACKLOT_TRY(left, negation());
    while (take_word("and") || take_sign("&&")) {
        BACKLOT_TRY(right, negation());
        left = node_of("and", {std::move(left), std::move(right)});
    }
    return std::move(left);
}

Result<Node> Expressions::negation() {
    if (!is_word("not")) return comparison();
    next();
    if (++depth_ > expression_depth_limit) return errors::malformed_query("the query is nested too deeply");
    auto inner = negation();
    --depth_;
    if (!inner) return inner;
    return node_of("not", {std::move(*inner)});
}

Result<Node> Expressions::comparison() {
    BACKLOT_TRY(left, sum());
    for (const std::string_view sign : {"=", "!=", "<=", ">=", "<", ">"}) {
        if (!take_sign(sign)) continue;
        BACKLOT_TRY(right, sum());
        return node_of(std::string(sign), {std::move(left), std::move(right)});
    }
    if (take_sign("=~")) return like(std::move(left), false);
    const bool is_negative = is_word("not") && (is_word("like", 1) || is_word("in", 1));
    if (is_negative) next();
    if (take_word("like")) return like(std::move(left), is_negative);
    if (take_word("in")) {
        BACKLOT_TRY(items, list());
        auto node = node_of("in", {std::move(left), std::move(items)});
        if (is_negative) return node_of("not", {std::move(node)});
        return node;
    }
    return std::move(left);
}

Result<Node> Expressions::like(Node left, bool is_negative) {
    Node right;
    if (now().kind == Token::Kind::regex) {
        BACKLOT_TRY(regex, query_regex(now().text));
        right = Node{.kind = Node::Kind::regex, .regex = std::move(regex)};
        next();
    } else {
        BACKLOT_TRY(text, sum());
        right = std::move(text);
    }
    auto node = node_of("like", {std::move(left), std::move(right)});
    if (is_negative) return node_of("not", {std::move(node)});
    return node;
}

Result<Node> Expressions::list() {
    if (!take_sign("[")) return unexpected();
    Node items{.kind = Node::Kind::list};
    if (take_sign("]")) return items;
    do {
        BACKLOT_TRY(item, sum());
        items.children.push_back(std::move(item));
    } while (take_sign(","));
    if (!take_sign("]")) return unexpected();
    return items;
}

Result<Node> Expressions::sum() {
    BACKLOT_TRY(left, product());
    while (is_sign("+") || is_sign("-")) {
        const auto sign = now().text;
        next();
        BACKLOT_TRY(right, product());
        left = node_of(sign, {std::move(left), std::move(right)});
    }
    return std::move(left);
}

Result<Node> Expressions::product() {
    BACKLOT_TRY(left, power());
    while (is_sign("*") || is_sign("/") || is_sign("%")) {
        const auto sign = now().text;
        next();
        BACKLOT_TRY(right, power());
        left = node_of(sign, {std::move(left), std::move(right)});
    }
    return std::move(left);
}

Result<Node> Expressions::power() {
    BACKLOT_TRY(left, unary());
    while (take_sign("^")) {
        BACKLOT_TRY(right, unary());
        left = node_of("^", {std::move(left), std::move(right)});
    }
    return std::move(left);
}

Result<Node> Expressions::unary() {
    if (!take_sign("-")) return primary();
    BACKLOT_TRY(inner, primary());
    return node_of("-", {literal_of(0.0), std::move(inner)});
}

Result<Node> Expressions::primary() {
    const auto token = now();
    next();
    switch (token.kind) {
        case Token::Kind::number: {
            const auto number = logs::number_of(token.text);
            if (!number) return unexpected(token);
            return literal_of(*number);
        }
        case Token::Kind::text: return literal_of(token.text);
        case Token::Kind::period: {
            BACKLOT_TRY(period, period_of(token.text));
            return Node{.kind = Node::Kind::period, .period = std::move(period)};
        }
        case Token::Kind::quoted_name: return Node{.kind = Node::Kind::field, .name = token.text};
        case Token::Kind::name:
            if (is_sign("(")) return call(token);
            if (equal_ignoring_case(token.text, "true")) return literal_of(true);
            if (equal_ignoring_case(token.text, "false")) return literal_of(false);
            return Node{.kind = Node::Kind::field, .name = token.text};
        case Token::Kind::sign:
            if (token.text == "(") {
                BACKLOT_TRY(inner, expression());
                if (!take_sign(")")) return unexpected();
                return std::move(inner);
            }
            return unexpected(token);
        default: return unexpected(token);
    }
}

Result<Node> Expressions::call(const Token& name) {
    next();  // "("
    const auto word = to_lower(name.text);
    std::vector<Node> children;
    if (take_sign("*")) {
        if (!is_sign(")")) return unexpected();
    }
    if (!take_sign(")")) {
        do {
            BACKLOT_TRY(child, expression());
            children.push_back(std::move(child));
        } while (take_sign(","));
        if (!take_sign(")")) return unexpected();
    }
    if (const auto arity = aggregate_arity(word)) {
        BACKLOT_CHECK(check_arity(name.text, children.size(), *arity));
        if (aggregates_ == nullptr) {
            return Node{.kind = Node::Kind::field, .name = std::string(text_.substr(name.begin,
                tokens_[at_ - 1].end - name.begin))};
        }
        Node node{.kind = Node::Kind::aggregate, .name = word, .slot = aggregates_->size(),
                  .children = std::move(children)};
        aggregates_->push_back(node);
        return node;
    }
    const auto arity = function_arity(word);
    if (!arity) return errors::malformed_query("unknown function " + name.text + " at position " +
                                               std::to_string(name.begin));
    BACKLOT_CHECK(check_arity(name.text, children.size(), *arity));
    return node_of(word, std::move(children));
}

Result<Period> period_of(std::string_view text) {
    Period period;
    const auto done = std::from_chars(text.data(), text.data() + text.size(), period.count);
    period.unit = std::string(done.ptr, text.data() + text.size());
    constexpr std::array<std::pair<std::string_view, std::string_view>, 33> units{{
        {"ms", "ms"}, {"msec", "ms"}, {"millisecond", "ms"}, {"milliseconds", "ms"}, {"s", "s"}, {"sec", "s"},
            {"secs", "s"},
        {"second", "s"}, {"seconds", "s"}, {"m", "m"}, {"min", "m"}, {"mins", "m"}, {"minute", "m"}, {"minutes", "m"},
        {"h", "h"}, {"hr", "h"}, {"hrs", "h"}, {"hour", "h"}, {"hours", "h"}, {"d", "d"}, {"day", "d"}, {"days", "d"},
        {"w", "w"}, {"week", "w"}, {"weeks", "w"}, {"mo", "mo"}, {"mon", "mo"}, {"month", "mo"}, {"months", "mo"},
        {"q", "q"}, {"qtr", "q"}, {"y", "y"}, {"year", "y"}}};
    const auto found = std::ranges::find(units, period.unit, &std::pair<std::string_view, std::string_view>::first);
    if (done.ec != std::errc{} || period.count < 1 || period.count > 1'000'000 || found == units.end()) {
        return errors::malformed_query("invalid period " + std::string(text));
    }
    period.unit = found->second;
    return period;
}

Result<Regex> query_regex(std::string_view expression) {
    std::string translated;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const auto rest = expression.substr(i);
        const bool opens_named = rest.starts_with("(?<") && rest.size() > 3 && rest[3] != '=' && rest[3] != '!';
        if (opens_named && (i == 0 || expression[i - 1] != '\\')) {
            translated += "(?P<";
            i += 2;
        } else {
            translated += expression[i];
        }
    }
    RE2::Options options;
    options.set_log_errors(false);
    auto regex = std::make_shared<const RE2>(translated, options);
    if (!regex->ok()) return errors::malformed_query("invalid regular expression: " + regex->error());
    return Regex(std::move(regex));
}

std::vector<std::string> group_names(const Regex& regex) {
    std::vector<std::string> names(static_cast<std::size_t>(regex->NumberOfCapturingGroups()));
    for (const auto& [index, name] : regex->CapturingGroupNames()) names[static_cast<std::size_t>(index) - 1] = name;
    return names;
}

std::string glob_regex(std::string_view glob) {
    std::string expression = "(?s)";
    for (std::size_t i = 0; i < glob.size(); ++i) {
        if (glob[i] == '*') expression += glob.find('*', i + 1) == glob.npos && i + 1 == glob.size() ? "(.*)"
            : "(.*?)";
        else expression += RE2::QuoteMeta(glob.substr(i, 1));
    }
    return expression;
}

}  // namespace backlot::logs::insights
