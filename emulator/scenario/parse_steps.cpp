// The steps of a scenario.
#include <fmt/format.h>

#include "scenario/parser.h"

namespace backlot::scenario::parser {
namespace {

constexpr std::size_t steps_limit = 10'000;

void read_keeps(Reading& reading, const Yaml& value, Step& step) {
    if (!value.is_mapping()) return reading.mistakes.expected(value, "keeps as a mapping of names to paths");
    for (const auto& member : value.members) {
        auto path = read_text(reading.mistakes, member.value, "a path in the answer, such as Role.Arn");
        std::set<std::string> names;
        add_mentions("${" + member.name + "}", names);
        if (names.empty())
            reading.mistakes.at(member.line, member.column, "expected a name of letters, digits, _ . and -");
        if (!path) continue;
        step.keeps.emplace_back(member.name, std::move(*path));
        reading.known.insert(member.name);
    }
}

void read_decides(Reading& reading, const Yaml& value, Step& step) {
    Cell cell{.principal = step.call ? step.call->as : "", .place = step.place};
    cell.call = step.call.value_or(Call{});
    if (const auto* action = value.find("action"))
        cell.action = read_text(reading.mistakes, *action, "an action").value_or("");
    else
        reading.mistakes.at(value, "expected an action beside decides");
    if (const auto* resource = value.find("resource"))
        cell.arn = read_text(reading.mistakes, *resource, "a resource's ARN").value_or("");
    else
        reading.mistakes.at(value, "expected a resource beside decides");
    if (const auto* context = value.find("context")) cell.context = read_template(reading, *context, Use::input);
    std::set<std::string> names;
    add_mentions(cell.arn, names);
    check_mentions(reading, value, names);
    cell.resource = cell.arn;
    if (auto verdict = read_verdict(reading, *value.find("decides"))) cell.expected = std::move(*verdict);
    step.call.reset();
    step.decides = std::move(cell);
}

void read_call(Reading& reading, const Yaml& value, Step& step, std::string_view region) {
    Call call{.as = {}, .region = std::string(region)};
    if (const auto* as = value.find("as")) call.as = read_caller(reading, *as).value_or("");
    else reading.mistakes.at(value, "expected as: who calls");
    if (const auto* operation = value.find("call")) read_operation(reading, *operation, call);
    call.with = Template{.kind = Template::Kind::mapping};
    if (const auto* with = value.find("with")) {
        if (with->is_mapping()) call.with = read_template(reading, *with, Use::input);
        else if (!with->is_null()) reading.mistakes.expected(*with, "with as a mapping of input members");
        check_mentions(reading, *with, call.with);
    }
    if (const auto* from = value.find("from")) {
        call.from = read_from(reading, *from);
        check_mentions(reading, *from, call.from);
    }
    if (const auto* own = value.find("region")) call.region = read_text(reading.mistakes, *own, "a region").value_or("");
    step.call = std::move(call);
}

void check_combination(Reading& reading, const Yaml& value) {
    const auto needs = [&](const char* member, const char* other) {
        if (value.find(member) && !value.find(other))
            reading.mistakes.at(value.member(member)->line, value.member(member)->column,
                                fmt::format("\"{}\" without \"{}\"", member, other));
    };
    for (const auto* member : {"with", "fails", "gives", "keeps", "allowed_by", "repeat"}) needs(member, "call");
    for (const auto* member : {"action", "resource", "context"}) needs(member, "decides");
    if (!value.find("call") && !value.find("decides")) {
        needs("as", "call");
        needs("from", "call");
        needs("region", "call");
    }
    const auto not_both = [&](const char* member, const char* other) {
        if (value.find(member) && value.find(other))
            reading.mistakes.at(value.member(member)->line, value.member(member)->column,
                                fmt::format("\"{}\" beside \"{}\": expected one of them", member, other));
    };
    not_both("fails", "gives");
    not_both("fails", "keeps");
    not_both("fails", "allowed_by");
    not_both("call", "decides");
    not_both("call", "table");
    not_both("decides", "table");
    if (!value.find("call") && !value.find("decides") && !value.find("table") && !value.find("advance"))
        reading.mistakes.at(value, "expected call, decides, table or advance in the step");
}

Step read_step(Reading& reading, const Yaml& value, std::string_view region) {
    Step step;
    step.place = {reading.mistakes.file(), value.line, value.column};
    if (!check_members(reading.mistakes, value, "a step",
                       {"does", "as", "call", "with", "from", "fails", "gives", "keeps", "allowed_by", "advance",
                        "region", "repeat", "decides", "action", "resource", "context", "table"}))
        return step;
    check_combination(reading, value);
    if (const auto* does = value.find("does")) step.does = read_text(reading.mistakes, *does, "does").value_or("");
    else reading.mistakes.at(value, "expected does: what the step does, in words");
    if (const auto* advance = value.find("advance")) step.advance = read_duration(reading.mistakes, *advance);
    if (value.find("call") || value.find("decides")) read_call(reading, value, step, region);
    if (value.find("decides")) read_decides(reading, value, step);
    if (const auto* repeat = value.find("repeat"))
        step.repeat = static_cast<int>(read_whole(reading.mistakes, *repeat, "repeat", 1, 10'000).value_or(1));
    if (const auto* fails = value.find("fails")) step.fails = read_failure(reading, *fails);
    if (const auto* gives = value.find("gives")) {
        step.gives = read_template(reading, *gives, Use::expectation);
        check_mentions(reading, *gives, step.gives);
    }
    if (const auto* allowed = value.find("allowed_by"))
        if (check_members(reading.mistakes, *allowed, "allowed_by", {"layer", "policy", "statement"}))
            read_decision(reading, *allowed, step.allowed_by);
    if (const auto* keeps = value.find("keeps")) read_keeps(reading, *keeps, step);
    if (const auto* table = value.find("table")) step.table = read_table(reading, *table, region);
    return step;
}

}  // namespace

std::vector<Step> read_steps(Reading& reading, const Yaml& value, std::string_view region) {
    std::vector<Step> out;
    if (!value.is_sequence()) {
        reading.mistakes.expected(value, "steps as a list");
        return out;
    }
    if (value.items.size() > steps_limit) reading.mistakes.at(value, fmt::format("more than {} steps", steps_limit));
    for (const auto& item : value.items) out.push_back(read_step(reading, item, region));
    return out;
}

}  // namespace backlot::scenario::parser
