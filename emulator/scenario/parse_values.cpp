// The values of a scenario: inputs with files and captures, callers, expectations.
#include <fmt/format.h>

#include <algorithm>

#include "base/arn.h"
#include "scenario/match.h"
#include "scenario/parser.h"

namespace backlot::scenario::parser {
namespace {

constexpr std::size_t named_file_limit_bytes = 16U << 20U;

// {file: NAME, fill: true}, {policy: NAME}, {template: NAME}, {json: VALUE}; nothing where it is none of them.
std::optional<Template> read_special(Reading& reading, const Yaml& value, Use use) {
    const auto literal = [](std::string text) {
        return Template{.kind = Template::Kind::literal, .literal = Json(std::move(text))};
    };
    const auto size = value.members.size();
    if (size == 0 || size > 2) return std::nullopt;
    const auto& first = value.members.front();
    if (const auto* file = value.find("file"); file && file->is_string() && (size == 1 || value.find("fill"))) {
        auto text = read_named_file(reading, *file);
        if (!text) return Template{};
        const auto* fills = value.find("fill");
        if (fills && read_bool(reading.mistakes, *fills, "fill").value_or(false))
            return Template{.kind = Template::Kind::text, .text = std::move(*text)};
        return literal(std::move(*text));
    }
    if (size != 1) return std::nullopt;
    for (const auto* kind : {"policy", "template"}) {
        if (first.name != kind || !first.value.is_string()) continue;
        const auto& documents = first.name == "policy" ? reading.policies : reading.templates;
        const auto found = documents.find(first.value.text);
        if (found != documents.end()) return literal(found->second);
        reading.mistakes.at(first.value, fmt::format("no {} \"{}\" is given; expected one of given.{}", kind,
                                                     first.value.text,
                                                     first.name == "policy" ? "policies" : "templates"));
        return Template{};
    }
    if (first.name == "json" && use == Use::input)
        return Template{.kind = Template::Kind::document, .items = {read_template(reading, first.value, use)}};
    return std::nullopt;
}

void check_marker(Reading& reading, const Yaml& value) {
    if (value.members.size() != 1) return;
    const auto& marker = value.members.front();
    if (marker.name == "matches") {
        const auto error = marker.value.is_scalar() ? expression_error(marker.value.text)
                                                    : std::optional<std::string>("a text is expected");
        if (error) reading.mistakes.at(marker.value, fmt::format("expected a regular expression: {}", *error));
    }
    if (marker.name == "length" && !marker.value.to_int())
        reading.mistakes.expected(marker.value, "a length as a whole number");
}

}  // namespace

Template read_template(Reading& reading, const Yaml& value, Use use) {
    if (value.is_mapping()) {
        if (use == Use::expectation) check_marker(reading, value);
        if (auto special = read_special(reading, value, use)) return std::move(*special);
        Template out{.kind = Template::Kind::mapping};
        for (const auto& member : value.members)
            out.members.emplace_back(member.name, read_template(reading, member.value, use));
        return out;
    }
    if (value.is_sequence()) {
        Template out{.kind = Template::Kind::list};
        for (const auto& item : value.items) out.items.push_back(read_template(reading, item, use));
        return out;
    }
    return template_of(value);
}

void check_mentions(Reading& reading, const Yaml& at, const std::set<std::string>& names,
                    const std::set<std::string>& fields) {
    for (const auto& name : names) {
        if (reading.known.contains(name) || fields.contains(name)) continue;
        std::vector<std::string_view> possible(reading.known.begin(), reading.known.end());
        possible.insert(possible.end(), fields.begin(), fields.end());
        const auto meant = closest_name(name, possible);
        reading.mistakes.at(at, fmt::format("\"${{{}}}\" is kept by no step before this one{}", name,
                                            meant ? "; did you mean \"" + *meant + "\"?" : ""));
    }
}

void check_mentions(Reading& reading, const Yaml& at, const Template& value, const std::set<std::string>& fields) {
    std::set<std::string> names;
    add_mentions(value, names);
    check_mentions(reading, at, names, fields);
}

std::optional<std::string> read_named_file(Reading& reading, const Yaml& value) {
    const auto name = read_text(reading.mistakes, value, "a file's name");
    if (!name) return std::nullopt;
    const auto file = resolve_file(*name, reading.folders);
    if (!file) {
        std::string tried;
        for (const auto& folder : reading.folders) tried += (tried.empty() ? "" : ", ") + folder.string();
        reading.mistakes.at(value, fmt::format("no file \"{}\"; looked in {}", *name, tried));
        return std::nullopt;
    }
    auto text = read_file(*file, named_file_limit_bytes);
    if (text) return std::move(*text);
    reading.mistakes.at(value, text.error().message);
    return std::nullopt;
}

std::optional<std::string> read_caller(Reading& reading, const Yaml& value) {
    auto name = read_text(reading.mistakes, value, "a caller");
    if (!name) return std::nullopt;
    if (name->find("${") != std::string::npos) {
        std::set<std::string> names;
        add_mentions(*name, names);
        check_mentions(reading, value, names);
        return name;
    }
    std::vector<std::string> parts{""};
    for (const char c : *name) {
        if (c == '/') parts.emplace_back();
        else parts.back() += c;
    }
    bool good = std::ranges::none_of(parts, &std::string::empty) && parts.size() <= 3;
    if (good && parts.size() > 1 && parts[1] == "user") good = parts.size() == 3;
    if (name->starts_with("service:")) good = name->size() > 8 && parts.size() == 1;
    if (name->starts_with("key:")) good = name->size() > 4 && parts.size() == 1;
    if (good) return name;
    reading.mistakes.expected(value, "a caller: ACCOUNT, ACCOUNT/ROLE, ACCOUNT/ROLE/SESSION, ACCOUNT/user/NAME, "
                                     "anonymous, service:NAME or key:ACCESS-KEY-ID");
    return std::nullopt;
}

void read_operation(Reading& reading, const Yaml& value, Call& call) {
    const auto text = read_text(reading.mistakes, value, "an operation");
    if (!text) return;
    const auto dot = text->find('.');
    if (dot == std::string::npos || dot == 0 || dot + 1 == text->size())
        return reading.mistakes.expected(value, "an operation as service.Operation, such as s3.GetObject");
    call.service = text->substr(0, dot);
    call.operation = text->substr(dot + 1);
}

Template read_from(Reading& reading, const Yaml& value) {
    if (!check_members(reading.mistakes, value, "from",
                       {"source_ip", "vpce", "vpc", "endpoint_policy", "mfa", "session_policy", "session_policy_arns",
                        "session_tags", "session_name", "source_arn", "source_account", "region", "tls", "user_agent",
                        "referer", "source_identity", "vpce_account", "vpc_source_ip"}))
        return {};
    Template out{.kind = Template::Kind::mapping};
    for (const auto& member : value.members) {
        const bool is_policy = member.name == "session_policy" || member.name == "endpoint_policy";
        if (member.name == "mfa" || member.name == "tls") read_bool(reading.mistakes, member.value, member.name);
        else if (member.name == "session_tags") read_text_map(reading.mistakes, member.value, member.name);
        else if (member.name == "session_policy_arns") read_texts(reading.mistakes, member.value, member.name);
        else if (!is_policy) read_text(reading.mistakes, member.value, member.name);
        auto read = read_template(reading, member.value, Use::input);
        // A policy may be written as itself.
        if (is_policy && read.kind == Template::Kind::mapping)
            read = Template{.kind = Template::Kind::document, .items = {std::move(read)}};
        out.members.emplace_back(member.name, std::move(read));
    }
    return out;
}

void read_decision(Reading& reading, const Yaml& value, ExpectedDecision& decision) {
    if (const auto* layer = value.find("layer")) {
        decision.layer = read_text(reading.mistakes, *layer, "a layer");
        if (decision.layer && std::ranges::find(layer_names, *decision.layer) == std::end(layer_names)) {
            const auto meant = closest_name(*decision.layer, layer_names);
            reading.mistakes.expected(*layer, meant ? fmt::format("a layer, perhaps \"{}\"", *meant)
                                                    : std::string("one of the layers of docs/scenarios.md"));
        }
    }
    if (const auto* policy = value.find("policy")) decision.policy = read_text(reading.mistakes, *policy, "a policy");
    if (const auto* statement = value.find("statement"))
        decision.statement = read_text(reading.mistakes, *statement, "a statement");
}

std::optional<ExpectedFailure> read_failure(Reading& reading, const Yaml& value) {
    ExpectedFailure out;
    if (value.is_string()) {
        out.code = value.text;
        return out;
    }
    if (!check_members(reading.mistakes, value, "fails", {"code", "layer", "policy", "statement", "message", "action"}))
        return std::nullopt;
    if (const auto* code = value.find("code")) out.code = read_text(reading.mistakes, *code, "a code");
    if (const auto* action = value.find("action")) out.action = read_text(reading.mistakes, *action, "an action");
    if (const auto* message = value.find("message")) {
        out.message = read_text(reading.mistakes, *message, "a message");
        if (out.message && out.message->size() > 2 && out.message->front() == '/' && out.message->back() == '/')
            if (const auto error = expression_error(out.message->substr(1, out.message->size() - 2)))
                reading.mistakes.at(*message, fmt::format("expected a regular expression: {}", *error));
    }
    read_decision(reading, value, out.decision);
    return out;
}

std::optional<ExpectedVerdict> read_verdict(Reading& reading, const Yaml& value) {
    constexpr std::pair<std::string_view, Verdict> words[] = {{"allow", Verdict::allow},
                                                              {"deny", Verdict::deny},
                                                              {"implicit", Verdict::implicit_deny},
                                                              {"explicit", Verdict::explicit_deny}};
    const auto word = [&](std::string_view text) -> std::optional<Verdict> {
        for (const auto& [name, verdict] : words)
            if (name == text) return verdict;
        return std::nullopt;
    };
    ExpectedVerdict out;
    if (value.is_string() && word(value.text)) {
        out.verdict = *word(value.text);
        return out;
    }
    // {deny: {layer: ...}}
    if (value.is_mapping() && value.members.size() == 1 && word(value.members.front().name)) {
        const auto& inner = value.members.front();
        out.verdict = *word(inner.name);
        if (!check_members(reading.mistakes, inner.value, inner.name, {"code", "layer", "policy", "statement"}))
            return std::nullopt;
        if (const auto* code = inner.value.find("code")) out.code = read_text(reading.mistakes, *code, "a code");
        read_decision(reading, inner.value, out.decision);
        return out;
    }
    reading.mistakes.expected(value, "allow, deny, implicit or explicit, or one of them with {layer, policy, statement}");
    return std::nullopt;
}

}  // namespace backlot::scenario::parser
