// Tables: principals x actions x resources -> what is expected, or a list of cases.
#include <fmt/format.h>

#include <algorithm>

#include "scenario/parser.h"

namespace backlot::scenario::parser {
namespace {

constexpr std::size_t cells_limit = 20'000;

struct Principal {
    std::string label;
    std::string as;
    Template from;
};

struct Action {
    std::string label;
    std::string action;  // "s3:GetObject"
    Call call;           // no service: a decision alone
    Template context;
    const Yaml* place;
};

struct Resource {
    std::string label;
    std::string arn;
    Captures fields;
};

// Reads one table, then lays the three lists out into cells.
class Reader {
  public:
    Reader(Reading& reading, std::string_view region) : reading_(reading), region_(region) {}

    Table read(const Yaml& value) {
        if (const auto* cases = value.find("cases")) {
            check_members(reading_.mistakes, value, "a table", {"cases"});
            read_cases(*cases);
            return std::move(table_);
        }
        if (!check_members(reading_.mistakes, value, "a table",
                           {"principals", "actions", "resources", "expect", "otherwise", "cases"}))
            return {};
        for (const auto* name : {"principals", "actions", "resources"})
            if (!value.find(name)) reading_.mistakes.at(value, fmt::format("expected {} in the table", name));
        if (const auto* resources = value.find("resources")) read_resources(*resources);
        if (const auto* principals = value.find("principals")) read_principals(*principals);
        if (const auto* actions = value.find("actions")) read_actions(*actions);
        if (const auto* otherwise = value.find("otherwise")) otherwise_ = read_verdict(reading_, *otherwise);
        const auto* expect = value.find("expect");
        if (!expect && !otherwise_) reading_.mistakes.at(value, "expected expect or otherwise in the table");
        lay_out(value, expect);
        return std::move(table_);
    }

  private:
    void read_principals(const Yaml& value) {
        if (value.is_sequence()) {
            for (const auto& item : value.items)
                if (auto name = read_caller(reading_, item)) principals_.push_back({*name, *name, {}});
            return;
        }
        if (!value.is_mapping()) return reading_.mistakes.expected(value, "principals as a list or a mapping");
        for (const auto& member : value.members) {
            Principal principal{.label = member.name, .as = {}, .from = {}};
            const auto* as = &member.value;
            if (member.value.is_mapping()) {
                check_members(reading_.mistakes, member.value, "a principal", {"as", "from"});
                as = member.value.find("as");
                if (const auto* from = member.value.find("from")) {
                    principal.from = read_from(reading_, *from);
                    check_mentions(reading_, *from, principal.from);
                }
            }
            if (!as) reading_.mistakes.at(member.value, "expected as in the principal");
            else principal.as = read_caller(reading_, *as).value_or("");
            principals_.push_back(std::move(principal));
        }
    }

    void read_actions(const Yaml& value) {
        if (value.is_sequence()) {  // decisions alone
            for (const auto& item : value.items)
                if (auto name = read_text(reading_.mistakes, item, "an action"))
                    actions_.push_back({*name, *name, {}, {}, &item});
            return;
        }
        if (!value.is_mapping()) return reading_.mistakes.expected(value, "actions as a list or a mapping");
        for (const auto& member : value.members) {
            Action action{.label = member.name, .action = member.name, .call = {}, .context = {}, .place = &member.value};
            if (!member.value.is_null() &&
                check_members(reading_.mistakes, member.value, "an action", {"call", "with", "action", "context"})) {
                if (const auto* name = member.value.find("action"))
                    action.action = read_text(reading_.mistakes, *name, "an action").value_or("");
                if (const auto* call = member.value.find("call")) read_operation(reading_, *call, action.call);
                if (const auto* context = member.value.find("context"))
                    action.context = read_template(reading_, *context, Use::input);
                action.call.with = Template{.kind = Template::Kind::mapping};
                if (const auto* with = member.value.find("with")) {
                    if (!with->is_mapping()) reading_.mistakes.expected(*with, "with as a mapping");
                    else action.call.with = read_template(reading_, *with, Use::input);
                    if (action.call.service.empty()) reading_.mistakes.at(*with, "\"with\" without \"call\"");
                }
            }
            actions_.push_back(std::move(action));
        }
    }

    void read_resources(const Yaml& value) {
        if (value.is_sequence()) {
            for (const auto& item : value.items)
                if (auto arn = read_text(reading_.mistakes, item, "a resource's ARN"))
                    resources_.push_back({*arn, *arn, {{"arn", Json(*arn)}}});
            return;
        }
        if (!value.is_mapping()) return reading_.mistakes.expected(value, "resources as a list or a mapping");
        for (const auto& member : value.members) {
            Resource resource{.label = member.name, .arn = {}, .fields = {}};
            if (member.value.is_scalar()) resource.fields.emplace("arn", Json(member.value.text));
            else if (member.value.is_mapping())
                for (const auto& field : member.value.members) resource.fields.emplace(field.name, field.value.to_json());
            else reading_.mistakes.expected(member.value, "a resource as an ARN or a mapping of fields");
            if (const auto arn = resource.fields.find("arn"); arn != resource.fields.end())
                resource.arn = arn->second.string_or("");
            resources_.push_back(std::move(resource));
        }
    }

    // The member of that name, or "*".
    static const Yaml* lookup(const Yaml& value, std::string_view name) {
        const auto* found = value.find(name);
        return found ? found : value.find("*");
    }

    template <class List>
    void check_labels(const Yaml& value, const List& list, std::string_view what) {
        std::vector<std::string_view> labels;
        for (const auto& each : list) labels.push_back(each.label);
        for (const auto& member : value.members) {
            if (member.name == "*" || std::ranges::find(labels, member.name) != labels.end()) continue;
            const auto meant = closest_name(member.name, labels);
            reading_.mistakes.at(member.line, member.column,
                                 fmt::format("\"{}\" is none of the table's {}{}", member.name, what,
                                             meant ? "; did you mean \"" + *meant + "\"?" : ""));
        }
    }

    static bool is_verdict(const Yaml& value) {
        if (!value.is_mapping()) return true;
        const auto is_word = [](const YamlMember& member) {
            return member.name == "allow" || member.name == "deny" || member.name == "implicit" ||
                   member.name == "explicit";
        };
        return value.members.size() == 1 && is_word(value.members.front());
    }

    void check_expect(const Yaml& expect) {
        if (!expect.is_mapping()) return reading_.mistakes.expected(expect, "expect as a mapping of principals");
        check_labels(expect, principals_, "principals");
        for (const auto& row : expect.members) {
            if (is_verdict(row.value)) continue;
            check_labels(row.value, actions_, "actions");
            for (const auto& column : row.value.members)
                if (!is_verdict(column.value)) check_labels(column.value, resources_, "resources");
        }
    }

    // What the table says of a cell: its own entry, its row's, its table's.
    std::optional<ExpectedVerdict> expected(const Yaml* expect, const Principal& principal, const Action& action,
                                            const Resource& resource) {
        const Yaml* at = expect && expect->is_mapping() ? lookup(*expect, principal.label) : nullptr;
        if (at && !is_verdict(*at)) at = lookup(*at, action.label);
        if (at && !is_verdict(*at)) at = lookup(*at, resource.label);
        return at ? read_verdict(reading_, *at) : otherwise_;
    }

    void lay_out(const Yaml& value, const Yaml* expect) {
        if (principals_.size() * actions_.size() * resources_.size() > cells_limit)
            return reading_.mistakes.at(value, fmt::format("a table of more than {} cells", cells_limit));
        if (expect) check_expect(*expect);
        for (const auto& action : actions_) check_action(action);
        const auto before = reading_.mistakes.lines().size();
        for (const auto& principal : principals_)
            for (const auto& action : actions_)
                for (const auto& resource : resources_) {
                    auto verdict = expected(expect, principal, action, resource);
                    if (reading_.mistakes.lines().size() > before) return;  // one wrong entry serves many cells
                    if (!verdict) continue;
                    Cell cell{.principal = principal.label, .action = action.label, .resource = resource.label,
                              .call = action.call, .arn = resource.arn, .context = action.context,
                              .fields = resource.fields, .expected = std::move(*verdict),
                              .place = {reading_.mistakes.file(), value.line, value.column}};
                    cell.call.as = principal.as;
                    cell.call.from = principal.from;
                    cell.call.region = region_;
                    if (cell.call.service.empty()) cell.action = action.action;
                    table_.cells.push_back(std::move(cell));
                }
        if (table_.cells.empty() && before == 0) reading_.mistakes.at(value, "the table has no cell");
    }

    // An action's input may mention what every resource has as a field.
    void check_action(const Action& action) {
        for (const auto& resource : resources_) {
            std::set<std::string> fields;
            for (const auto& [name, field] : resource.fields) fields.insert(name);
            const auto before = reading_.mistakes.lines().size();
            check_mentions(reading_, *action.place, action.call.with, fields);
            if (action.call.service.empty() && resource.arn.empty())
                reading_.mistakes.at(*action.place, fmt::format("the action \"{}\" is decided alone: expected an arn in "
                                                                "the resource \"{}\"", action.label, resource.label));
            if (reading_.mistakes.lines().size() > before) return;
        }
    }

    void read_cases(const Yaml& value) {
        if (!value.is_sequence()) return reading_.mistakes.expected(value, "cases as a list");
        if (value.items.size() > cells_limit)
            return reading_.mistakes.at(value, fmt::format("a table of more than {} cells", cells_limit));
        for (const auto& item : value.items) read_case(item);
    }

    void read_case(const Yaml& value) {
        if (!check_members(reading_.mistakes, value, "a case",
                           {"as", "who", "call", "with", "from", "on", "action", "resource", "context", "expect"}))
            return;
        Cell cell{.principal = {}, .place = {reading_.mistakes.file(), value.line, value.column}};
        cell.call.region = region_;
        if (const auto* as = value.find("as")) cell.call.as = read_caller(reading_, *as).value_or("");
        else reading_.mistakes.at(value, "expected as: who calls");
        cell.principal = cell.call.as;
        if (const auto* who = value.find("who")) cell.principal = read_text(reading_.mistakes, *who, "who").value_or("");
        if (const auto* call = value.find("call")) read_operation(reading_, *call, cell.call);
        cell.call.with = Template{.kind = Template::Kind::mapping};
        if (const auto* with = value.find("with")) {
            if (with->is_mapping()) cell.call.with = read_template(reading_, *with, Use::input);
            else reading_.mistakes.expected(*with, "with as a mapping");
            check_mentions(reading_, *with, cell.call.with);
        }
        if (const auto* from = value.find("from")) {
            cell.call.from = read_from(reading_, *from);
            check_mentions(reading_, *from, cell.call.from);
        }
        if (const auto* context = value.find("context")) cell.context = read_template(reading_, *context, Use::input);
        if (const auto* arn = value.find("resource")) cell.arn = read_text(reading_.mistakes, *arn, "an ARN").value_or("");
        if (const auto* action = value.find("action"))
            cell.action = read_text(reading_.mistakes, *action, "an action").value_or("");
        if (cell.call.service.empty() && (cell.action.empty() || cell.arn.empty()))
            reading_.mistakes.at(value, "expected call, or action and resource, in the case");
        if (cell.action.empty()) cell.action = cell.call.service + ":" + cell.call.operation;
        const auto* on = value.find("on");
        cell.resource = on ? read_text(reading_.mistakes, *on, "on").value_or("") : cell.arn;
        if (const auto* expect = value.find("expect")) {
            if (auto verdict = read_verdict(reading_, *expect)) cell.expected = std::move(*verdict);
        } else {
            reading_.mistakes.at(value, "expected expect in the case");
        }
        table_.cells.push_back(std::move(cell));
    }

    Reading& reading_;
    std::string region_;
    std::vector<Principal> principals_;
    std::vector<Action> actions_;
    std::vector<Resource> resources_;
    std::optional<ExpectedVerdict> otherwise_;
    Table table_;
};

}  // namespace

std::optional<Table> read_table(Reading& reading, const Yaml& value, std::string_view region) {
    if (!value.is_mapping()) {
        reading.mistakes.expected(value, "a table as a mapping");
        return std::nullopt;
    }
    return Reader{reading, region}.read(value);
}

}  // namespace backlot::scenario::parser
