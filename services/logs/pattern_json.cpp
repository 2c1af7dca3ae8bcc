// "{ ... }": comparisons of what JSON selectors find, with && and ||, of which && binds first.
#include <algorithm>
#include <functional>
#include <variant>
#include <vector>

#include "services/logs/errors.h"
#include "services/logs/pattern.h"
#include "services/logs/pattern_value.h"
#include "text/json.h"

namespace backlot::logs {

namespace {

using Extracted = FilterPattern::Extracted;

struct Selector {
    struct Any {};
    using Step = std::variant<std::string, std::size_t, Any>;
    std::string text;  // as it was written: "$.user.id"
    std::vector<Step> steps;

    // Every value that it finds: several where a step is [*].
    void find(const Json& value, std::size_t step, std::vector<const Json*>& found) const {
        if (step == steps.size()) {
            found.push_back(&value);
        } else if (const auto* name = std::get_if<std::string>(&steps[step])) {
            if (const auto* member = value.find(*name)) find(*member, step + 1, found);
        } else if (const auto* index = std::get_if<std::size_t>(&steps[step])) {
            if (value.is_array() && *index < value.as_array().size()) find(value.as_array()[*index], step + 1, found);
        } else if (value.is_array()) {
            for (const auto& item : value.as_array()) find(item, step + 1, found);
        }
    }
};

struct Node {
    enum class Kind { all, any, compare, is_true, is_false, is_null, exists, not_exists };
    Kind kind = Kind::all;
    std::vector<Node> children;
    Selector selector;
    Comparison comparison = Comparison::equal;
    Operand operand;
};

std::string text_of(const Json& value) {
    if (value.is_string()) return value.as_string();
    return value.is_number() ? value.number_text() : value.dump();
}

bool compares(const Node& node, const Json& value) {
    const bool is_equality = node.comparison == Comparison::equal || node.comparison == Comparison::not_equal;
    if (node.operand.number && value.is_number()) {
        const auto number = value.to_double();
        return number && compare(node.comparison, *number, *node.operand.number);
    }
    if (!is_equality || value.is_object() || value.is_array() || value.is_null()) return false;
    const bool fits = (value.is_string() || node.operand.regex) && node.operand.fits(text_of(value));
    return fits == (node.comparison == Comparison::equal);
}

bool holds(const Node& node, const Json& value, Extracted& extracted) {
    const auto child = [&](const Node& one) { return holds(one, value, extracted); };
    if (node.kind == Node::Kind::all) return std::ranges::all_of(node.children, child);
    if (node.kind == Node::Kind::any) return std::ranges::any_of(node.children, child);
    std::vector<const Json*> found;
    node.selector.find(value, 0, found);
    if (!found.empty()) extracted.insert_or_assign(node.selector.text, text_of(*found.front()));
    return std::invoke([&] {
        switch (node.kind) {
            case Node::Kind::exists: return !found.empty();
            case Node::Kind::not_exists: return found.empty();
            case Node::Kind::is_null: return std::ranges::any_of(found, &Json::is_null);
            case Node::Kind::is_true:
            case Node::Kind::is_false:
                return std::ranges::any_of(found, [&](const Json* one) {
                    return one->is_bool() && one->as_bool() == (node.kind == Node::Kind::is_true);
                });
            default: return std::ranges::any_of(found, [&](const Json* one) { return compares(node, *one); });
        }
    });
}

class JsonPatternParser {
  public:
    explicit JsonPatternParser(std::string_view text) : rest_(text) {}

    Result<Node> parse() {
        rest_.remove_prefix(1);  // "{"
        BACKLOT_TRY(node, any(0));
        skip_blanks(rest_);
        if (rest_ != "}") return invalid();
        return std::move(node);
    }

  private:
    static errors::Failure invalid() { return errors::invalid_parameter("Invalid filter pattern"); }

    bool take(std::string_view word) {
        skip_blanks(rest_);
        if (!rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    Result<Node> any(int depth) { return joined(Node::Kind::any, "||", depth, &JsonPatternParser::all); }
    Result<Node> all(int depth) { return joined(Node::Kind::all, "&&", depth, &JsonPatternParser::one); }

    Result<Node> joined(Node::Kind kind, std::string_view sign, int depth,
                        Result<Node> (JsonPatternParser::*part)(int)) {
        Node node{.kind = kind};
        do {
            BACKLOT_TRY(child, (this->*part)(depth));
            node.children.push_back(std::move(child));
        } while (take(sign));
        return node;
    }

    Result<Node> one(int depth) {
        if (depth > pattern_depth_limit) return invalid();
        if (take("(")) {
            BACKLOT_TRY(inner, any(depth + 1));
            if (!take(")")) return invalid();
            return std::move(inner);
        }
        Node node;
        BACKLOT_TRY(selector, take_selector());
        node.selector = std::move(selector);
        skip_blanks(rest_);
        if (const auto comparison = take_comparison(rest_)) {
            node.kind = Node::Kind::compare;
            node.comparison = *comparison;
            skip_blanks(rest_);
            BACKLOT_TRY(operand, take_operand(rest_, ")}&|"));
            const bool is_equality = *comparison == Comparison::equal || *comparison == Comparison::not_equal;
            if (!is_equality && !operand.number) return invalid();
            node.operand = std::move(operand);
            return node;
        }
        if (take("IS")) {
            if (take("TRUE")) node.kind = Node::Kind::is_true;
            else if (take("FALSE")) node.kind = Node::Kind::is_false;
            else if (take("NULL")) node.kind = Node::Kind::is_null;
            else return invalid();
            return node;
        }
        if (take("NOT")) {
            if (!take("EXISTS")) return invalid();
            node.kind = Node::Kind::not_exists;
            return node;
        }
        if (!take("EXISTS")) return invalid();
        node.kind = Node::Kind::exists;
        return node;
    }

    Result<Selector> take_selector() {
        skip_blanks(rest_);
        const auto start = rest_;
        if (!rest_.starts_with('$')) return invalid();
        rest_.remove_prefix(1);
        Selector selector;
        while (rest_.starts_with('.') || rest_.starts_with('[')) {
            if (rest_.front() == '[') {
                BACKLOT_TRY(step, take_bracket());
                selector.steps.push_back(std::move(step));
                continue;
            }
            rest_.remove_prefix(1);
            if (rest_.starts_with('[')) continue;  // $.['name']
            const auto size = rest_.find_first_of(" \t\n\r.[]=!<>(){}&|\"");
            if (size == 0) return invalid();
            selector.steps.emplace_back(std::string(rest_.substr(0, size)));
            rest_.remove_prefix(std::min(size, rest_.size()));
        }
        if (selector.steps.empty()) return invalid();
        selector.text = start.substr(0, start.size() - rest_.size());
        return selector;
    }

    Result<Selector::Step> take_bracket() {
        const auto end = rest_.find(']');
        if (end == rest_.npos) return invalid();
        const auto inner = rest_.substr(1, end - 1);
        rest_.remove_prefix(end + 1);
        if (inner == "*") return Selector::Step(Selector::Any{});
        const bool is_quoted = inner.size() >= 2 && (inner.front() == '\'' || inner.front() == '"') &&
            inner.back() == inner.front();
        if (is_quoted) return Selector::Step(std::string(inner.substr(1, inner.size() - 2)));
        const auto index = number_of(inner);
        if (!index || *index < 0 || inner.find_first_not_of("0123456789") != inner.npos) return invalid();
        return Selector::Step(static_cast<std::size_t>(*index));
    }

    std::string_view rest_;
};

class JsonMatcher final : public FilterPattern::Matcher {
  public:
    explicit JsonMatcher(Node root) : root_(std::move(root)) {}

    bool matches(std::string_view message, Extracted* extracted) const override {
        if (message.find('{') == message.npos && message.find('[') == message.npos) return false;
        const auto value = Json::parse(message);
        if (!value) return false;
        Extracted found;
        if (!holds(root_, *value, found)) return false;
        if (extracted != nullptr) *extracted = std::move(found);
        return true;
    }

  private:
    Node root_;
};

}  // namespace

Result<std::shared_ptr<const FilterPattern::Matcher>> parse_json_pattern(std::string_view text) {
    BACKLOT_TRY(root, JsonPatternParser(text).parse());
    return std::make_shared<const JsonMatcher>(std::move(root));
}

}  // namespace backlot::logs
