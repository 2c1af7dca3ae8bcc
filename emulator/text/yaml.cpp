#include "text/yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <charconv>
#include <istream>
#include <map>
#include <set>
#include <streambuf>
#include <utility>

namespace backlot {
namespace {

constexpr std::string_view own_tags = "tag:yaml.org,2002:";

bool digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Hexadecimal and octal integers, as decimal text.
std::optional<std::string> based_integer(std::string_view text) {
    if (text.size() < 3 || text[0] != '0' || (text[1] != 'x' && text[1] != 'o')) return std::nullopt;
    std::uint64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 2, end, value, text[1] == 'x' ? 16 : 8);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return std::to_string(value);
}

// The JSON form of a decimal number of the core schema, or nothing. Leading zeros make a string.
std::optional<std::string> number_form(std::string_view text) {
    if (auto based = based_integer(text)) return based;
    std::string out;
    if (!text.empty() && (text[0] == '-' || text[0] == '+')) {
        if (text[0] == '-') out = "-";
        text.remove_prefix(1);
    }
    const auto exponent_at = text.find_first_of("eE");
    const auto mantissa = text.substr(0, exponent_at);
    const auto dot = mantissa.find('.');
    const auto whole = mantissa.substr(0, dot);
    const auto fraction = dot == std::string_view::npos ? std::string_view{} : mantissa.substr(dot + 1);
    if (whole.empty() && fraction.empty()) return std::nullopt;
    if (!whole.empty() && !digits(whole)) return std::nullopt;
    if (!fraction.empty() && !digits(fraction)) return std::nullopt;
    if (whole.size() > 1 && whole[0] == '0') return std::nullopt;
    out += whole.empty() ? "0" : std::string(whole);
    if (!fraction.empty()) out += "." + std::string(fraction);
    if (exponent_at != std::string_view::npos) {
        auto exponent = text.substr(exponent_at + 1);
        const bool has_sign = !exponent.empty() && (exponent[0] == '-' || exponent[0] == '+');
        if (!digits(exponent.substr(has_sign ? 1 : 0))) return std::nullopt;
        out += "e" + std::string(exponent);
    }
    return out;
}

void resolve_plain(Yaml& value) {
    const auto& text = value.text;
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL") {
        value.kind = Yaml::Kind::null;
        value.text.clear();
    } else if (text == "true" || text == "True" || text == "TRUE") {
        value.kind = Yaml::Kind::boolean;
        value.text = "true";
    } else if (text == "false" || text == "False" || text == "FALSE") {
        value.kind = Yaml::Kind::boolean;
        value.text = "false";
    } else if (auto number = number_form(text)) {
        value.kind = Yaml::Kind::number;
        value.text = std::move(*number);
    } else {
        value.kind = Yaml::Kind::string;
    }
}

std::size_t count(const Yaml& value) {
    std::size_t sum = 1;
    for (const auto& item : value.items) sum += count(item);
    for (const auto& member : value.members) sum += 1 + count(member.value);
    return sum;
}

int depth_of(const Yaml& value) {
    int deepest = 0;
    for (const auto& item : value.items) deepest = std::max(deepest, depth_of(item));
    for (const auto& member : value.members) deepest = std::max(deepest, depth_of(member.value));
    return deepest + 1;
}

// Builds the tree from yaml-cpp's events. Its callbacks can only stop by throwing, so they throw its own exception.
class YamlBuilder final : public YAML::EventHandler {
  public:
    Yaml take() { return std::move(root_); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnAnchor(const YAML::Mark&, const std::string&) override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(at(mark), anchor, mark); }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto found = anchors_.find(anchor);
        if (found == anchors_.end()) throw YAML::ParserException(mark, "an alias inside its own anchor");
        auto copy = found->second.value;
        if (static_cast<int>(open_.size()) + found->second.depth > Yaml::depth_limit) too_deep(mark);
        spend(found->second.values, mark);
        copy.line = mark.line + 1;
        copy.column = mark.column + 1;
        place(std::move(copy), mark);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        auto value = at(mark);
        value.text = text;
        value.kind = Yaml::Kind::string;
        value.is_plain = tag == "?";  // yaml-cpp names a plain scalar "?" and a quoted one "!"
        if (value.is_plain) resolve_plain(value);
        set_tag(value, tag);
        if (tag.starts_with(own_tags) && !tag.ends_with(":str") && !tag.ends_with(":binary")) resolve_plain(value);
        add(std::move(value), anchor, mark);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Yaml::Kind::sequence);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, tag, anchor, Yaml::Kind::mapping);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

  private:
    struct Open {
        Yaml value;
        YAML::anchor_t anchor;
        YAML::Mark mark;
        std::optional<YamlMember> pending = {};  // a key that waits for its value
        std::set<std::string> names = {};        // the keys so far
    };
    struct Anchored {
        Yaml value;
        std::size_t values;
        int depth;
    };

    static Yaml at(const YAML::Mark& mark) { return Yaml{.line = mark.line + 1, .column = mark.column + 1}; }
    [[noreturn]] static void too_deep(const YAML::Mark& mark) {
        throw YAML::ParserException(mark, fmt::format("nested deeper than {} levels", Yaml::depth_limit));
    }
    static void set_tag(Yaml& value, const std::string& tag) {
        if (tag != "?" && tag != "!" && !tag.starts_with(own_tags)) value.tag = tag;
    }
    void spend(std::size_t values, const YAML::Mark& mark) {
        spent_ += values;
        if (spent_ > Yaml::value_limit)
            throw YAML::ParserException(mark, fmt::format("more than {} values, aliases expanded", Yaml::value_limit));
    }

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Yaml::Kind kind) {
        if (static_cast<int>(open_.size()) >= Yaml::depth_limit) too_deep(mark);
        spend(1, mark);
        auto value = at(mark);
        value.kind = kind;
        set_tag(value, tag);
        open_.push_back({.value = std::move(value), .anchor = anchor, .mark = mark});
    }
    void close() {
        auto done = std::move(open_.back());
        open_.pop_back();
        remember(done.value, done.anchor);
        place(std::move(done.value), done.mark);
    }
    void add(Yaml value, YAML::anchor_t anchor, const YAML::Mark& mark) {
        spend(1, mark);
        remember(value, anchor);
        place(std::move(value), mark);
    }
    void remember(const Yaml& value, YAML::anchor_t anchor) {
        if (anchor == 0) return;
        const auto values = count(value);
        spend(values, {});  // the copy kept for the aliases
        anchors_.insert_or_assign(anchor, Anchored{value, values, depth_of(value)});
    }

    void place(Yaml value, const YAML::Mark& mark) {
        if (open_.empty()) {
            root_ = std::move(value);
            return;
        }
        auto& parent = open_.back();
        if (parent.value.is_sequence()) {
            parent.value.items.push_back(std::move(value));
        } else if (parent.pending) {
            parent.pending->value = std::move(value);
            parent.value.members.push_back(std::move(*parent.pending));
            parent.pending.reset();
        } else {
            parent.pending = key(parent, std::move(value), mark);
        }
    }
    YamlMember key(Open& parent, Yaml value, const YAML::Mark& mark) {
        if (!value.is_scalar() && !value.is_null())
            throw YAML::ParserException(mark, "a key that is no scalar");
        auto name = value.is_null() ? std::string("null") : std::move(value.text);
        if (!parent.names.insert(name).second)
            throw YAML::ParserException(mark, fmt::format("the key \"{}\" a second time", name));
        return {std::move(name), mark.line + 1, mark.column + 1, {}};
    }

    Yaml root_;
    std::vector<Open> open_;
    std::map<YAML::anchor_t, Anchored> anchors_;
    std::size_t spent_ = 0;
};

// A stream over the caller's bytes, without a copy.
class View final : public std::streambuf {
  public:
    explicit View(std::string_view text) {
        auto* start = const_cast<char*>(text.data());  // only ever read from
        setg(start, start, start + text.size());
    }
};

std::unexpected<Error> refusal(std::string_view file, int line, int column, std::string_view what) {
    return fail("YamlParseError",
                fmt::format("{}{}{}:{}: {}", file, file.empty() ? "" : ":", line, column, what), 400);
}

}  // namespace

const YamlMember* Yaml::member(std::string_view name) const {
    for (const auto& entry : members)
        if (entry.name == name) return &entry;
    return nullptr;
}

const Yaml* Yaml::find(std::string_view name) const {
    const auto* found = member(name);
    return found ? &found->value : nullptr;
}

std::optional<std::int64_t> Yaml::to_int() const {
    if (!is_number()) return std::nullopt;
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

Json Yaml::to_json() const {
    switch (kind) {
        case Kind::null: return {};
        case Kind::boolean: return Json(text == "true");
        case Kind::number: return Json(Json::Number{text});
        case Kind::string: return Json(text);
        case Kind::sequence: {
            Json::Array out;
            out.reserve(items.size());
            for (const auto& item : items) out.push_back(item.to_json());
            return Json(std::move(out));
        }
        case Kind::mapping: {
            Json::Object out;
            out.reserve(members.size());
            for (const auto& entry : members) out.emplace_back(entry.name, entry.value.to_json());
            return Json(std::move(out));
        }
    }
    return {};
}

Result<Yaml> Yaml::parse(std::string_view document, std::string_view file) {
    if (document.size() > size_limit_bytes)
        return refusal(file, 1, 1, fmt::format("the document is larger than {} bytes", size_limit_bytes));
    View bytes{document};
    std::istream stream{&bytes};
    try {
        YAML::Parser parser{stream};
        YamlBuilder first;
        parser.HandleNextDocument(first);
        auto value = first.take();
        YamlBuilder second;
        if (parser.HandleNextDocument(second)) {
            const auto extra = second.take();
            return refusal(file, extra.line, extra.column, "a second document; expected one in a file");
        }
        return value;
    } catch (const YAML::Exception& error) {
        return refusal(file, error.mark.line + 1, error.mark.column + 1, error.msg);
    }
}

std::string describe(const Yaml& value) {
    switch (value.kind) {
        case Yaml::Kind::null: return "nothing";
        case Yaml::Kind::boolean: return value.text;
        case Yaml::Kind::number: return "the number " + value.text;
        case Yaml::Kind::string:
            return fmt::format("the string \"{}{}\"", value.text.substr(0, 60), value.text.size() > 60 ? "..." : "");
        case Yaml::Kind::sequence: return "a list";
        case Yaml::Kind::mapping: return "a mapping";
    }
    return "nothing";
}

}  // namespace backlot
