#include "services/logs/insights/evaluate.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>

#include "services/logs/insights/functions.h"

namespace backlot::logs::insights {

namespace {

Value arithmetic(char sign, const Value& left, const Value& right) {
    const auto a = number_of(left);
    const auto b = number_of(right);
    if (!a || !b) return Missing{};
    switch (sign) {
        case '+': return *a + *b;
        case '-': return *a - *b;
        case '*': return *a * *b;
        case '/': return *b == 0 ? Value{} : Value{*a / *b};
        case '%': return *b == 0 ? Value{} : Value{std::fmod(*a, *b)};
        default: return std::pow(*a, *b);
    }
}

bool compares(const std::string& sign, const Value& left, const Value& right) {
    const auto order = compare(left, right);
    if (!order) return false;
    if (sign == "=") return *order == 0;
    if (sign == "!=") return *order != 0;
    if (sign == "<") return *order < 0;
    if (sign == "<=") return *order <= 0;
    return sign == ">" ? *order > 0 : *order >= 0;
}

bool is_like(const Node& node, const Scope& scope) {
    const auto text = text_of(evaluate(node.children[0], scope));
    if (!text) return false;
    if (node.children[1].kind == Node::Kind::regex) return RE2::PartialMatch(*text, *node.children[1].regex);
    const auto part = text_of(evaluate(node.children[1], scope));
    return part && text->find(*part) != text->npos;
}

bool is_in(const Node& node, const Scope& scope) {
    const auto value = evaluate(node.children[0], scope);
    return std::ranges::any_of(node.children[1].children, [&](const Node& item) {
        return compare(value, evaluate(item, scope)) == std::strong_ordering::equal;
    });
}

Value call(const Node& node, const Scope& scope) {
    const auto& name = node.name;
    const auto child = [&](std::size_t index) { return evaluate(node.children[index], scope); };
    if (name == "and") return is_true(child(0)) && is_true(child(1));
    if (name == "or") return is_true(child(0)) || is_true(child(1));
    if (name == "not") return !is_true(child(0));
    if (name == "like") return is_like(node, scope);
    if (name == "in") return is_in(node, scope);
    if (name == "bin" || name == "datefloor" || name == "dateceil") {
        const auto moment = number_of(name == "bin" ? scope.row.find("@timestamp") : child(0));
        const auto& last = node.children.back();
        if (!moment || last.kind != Node::Kind::period) return Missing{};
        const auto ms = static_cast<std::int64_t>(*moment);
        return Instant{name == "dateceil" ? ceil_to(ms, last.period) : floor_to(ms, last.period)};
    }
    if (name == "now") return static_cast<double>(scope.now / 1000);
    if (name.size() == 1 && std::string_view("+-*/%^").find(name[0]) != std::string_view::npos) {
        return arithmetic(name[0], child(0), child(1));
    }
    if (std::string_view("=!<>").find(name[0]) != std::string_view::npos) return compares(name, child(0), child(1));
    std::vector<Value> arguments;
    for (std::size_t i = 0; i < node.children.size(); ++i) arguments.push_back(child(i));
    return call_function(name, arguments);
}

}  // namespace

Value evaluate(const Node& node, const Scope& scope) {
    switch (node.kind) {
        case Node::Kind::literal: return node.literal;
        case Node::Kind::field: return scope.row.find(node.name);
        case Node::Kind::aggregate: return scope.results == nullptr ? Value{} : (*scope.results)[node.slot];
        case Node::Kind::call: return call(node, scope);
        default: return Missing{};  // a period, a list or an expression alone
    }
}

Value evaluate(const Column& column, const Scope& scope) {
    if (column.node.kind == Node::Kind::call && !column.has_alias) {
        if (auto made = scope.row.find(column.name); !is_missing(made)) return made;
    }
    return evaluate(column.node, scope);
}

void Accumulator::add(const Scope& scope) {
    const auto& name = node_->name;
    const bool is_plain_count = name == "count" && node_->children.empty();
    const auto value = is_plain_count ? Value{true} : evaluate(node_->children[0], scope);
    if (is_missing(value)) return;
    if (name == "count") {
        ++count_;
        return;
    }
    if (name == "count_distinct") {
        texts_.insert(*text_of(value));
        return;
    }
    if (name == "earliest" || name == "latest") {
        const auto at = static_cast<std::int64_t>(number_of(scope.row.find("@timestamp")).value_or(0));
        if (count_ == 0 || (name == "earliest" ? at < kept_at_ : at >= kept_at_)) {
            kept_ = value;
            kept_at_ = at;
        }
        ++count_;
        return;
    }
    if (name == "sortsfirst" || name == "sortslast" || name == "min" || name == "max") {
        const bool wants_less = name == "sortsfirst" || name == "min";
        const auto order = sort_order(value, kept_);
        if (count_ == 0 || (wants_less ? order < 0 : order > 0)) kept_ = value;
        ++count_;
        return;
    }
    const auto number = number_of(value);
    if (!number) return;
    ++count_;
    sum_ += *number;
    squares_ += *number * *number;
    if (name == "pct" || name == "median") {
        numbers_.push_back(*number);
        percent_ = name == "median" ? 50 : number_of(evaluate(node_->children[1], scope)).value_or(0);
    }
}

// The least value that so many of a hundred values do not exceed.
Value Accumulator::percentile() const {
    if (numbers_.empty()) return Missing{};
    auto sorted = numbers_;
    std::ranges::sort(sorted);
    const auto rank = std::ceil(percent_ / 100 * static_cast<double>(sorted.size()));
    const auto index = std::clamp(rank, 1.0, static_cast<double>(sorted.size()));
    return sorted[static_cast<std::size_t>(index) - 1];
}

Value Accumulator::result() const {
    const auto& name = node_->name;
    if (name == "count") return static_cast<double>(count_);
    if (name == "count_distinct") return static_cast<double>(texts_.size());
    if (count_ == 0) return Missing{};
    if (name == "sum") return sum_;
    if (name == "avg") return sum_ / static_cast<double>(count_);
    if (name == "pct" || name == "median") return percentile();
    if (name == "stddev") {
        const auto mean = sum_ / static_cast<double>(count_);
        return std::sqrt(std::max(0.0, squares_ / static_cast<double>(count_) - mean * mean));
    }
    return kept_;
}

std::optional<Arity> aggregate_arity(std::string_view name) {
    if (name == "count") return Arity{0, 1};
    if (name == "pct") return Arity{2, 2};
    for (const std::string_view one : {"avg", "sum", "min", "max", "stddev", "median", "count_distinct", "earliest",
                                       "latest", "sortsfirst", "sortslast"}) {
        if (name == one) return Arity{1, 1};
    }
    return std::nullopt;
}

}  // namespace backlot::logs::insights
