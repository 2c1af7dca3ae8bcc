#include "library/why.h"

#include "clock/format.h"
#include "journal/again.h"

namespace backlot::library {

namespace {

std::string last_part(const std::string& id) {
    const auto slash = id.rfind('/');
    return slash == std::string::npos ? id : id.substr(slash + 1);
}

// "deny-outside-eu (p-0x5tq1)" where people gave it a name, else its id: an ARN, or where it is inline.
std::string shown_policy(const journal::Again& again, const std::string& id) {
    const auto* found = again.find(id);
    return found == nullptr || found->name.empty() ? id : found->name + " (" + last_part(id) + ")";
}

std::string_view word_of(policy::Outcome outcome) {
    switch (outcome) {
        case policy::Outcome::allow: return "allow";
        case policy::Outcome::explicit_deny: return "explicit-deny";
        case policy::Outcome::implicit_deny: break;
    }
    return "implicit-deny";
}

Json again_json(const journal::Journal& journal, const journal::Check& check) {
    const auto made = journal::decide_again(journal, check);
    if (!made) return Json::object({{"error", made.error().message}});
    const auto& decision = made->decision;
    Json json = Json::object({{"same", made->is_same},
                              {"outcome", std::string(word_of(decision.outcome))},
                              {"layer", std::string(policy::name_of(decision.layer))},
                              {"policy", shown_policy(*made, decision.policy)},
                              {"statement", decision.statement},
                              {"because", made->because}});
    if (const auto* policy = made->find(decision.policy)) {
        if (const auto text = journal::statement_text(policy->text, decision.statement); !text.empty()) {
            if (auto parsed = Json::parse(text)) json.set("statementText", std::move(*parsed));
        }
    }
    if (!made->message.empty()) json.set("message", made->message);
    Json layers = Json::array();
    for (const auto& layer : decision.layers) {
        layers.push_back(Json::object({{"layer", std::string(policy::name_of(layer.layer))},
                                       {"outcome", std::string(word_of(layer.outcome))},
                                       {"policy", shown_policy(*made, layer.policy)},
                                       {"statement", layer.statement}}));
    }
    json.set("layers", layers);
    Json keys = Json::object();
    for (const auto& key : decision.keys) {
        Json values = Json::array();
        for (const auto& value : key.values) values.push_back(value);
        keys.set(key.key, values);
    }
    json.set("keys", keys);
    return json;
}

void add_line(std::string& out, std::size_t indent, const std::string& text) {
    out += std::string(indent, ' ') + text + "\n";
}

std::string by(const Json& json) {
    std::string out = json["layer"].string_or("");
    if (const auto policy = json["policy"].string_or(""); !policy.empty()) out += " " + policy;
    if (const auto statement = json["statement"].string_or(""); !statement.empty()) out += ", statement " + statement;
    return out;
}

void add_again(std::string& out, const Json& again) {
    if (const auto* error = again.find("error")) {
        return add_line(out, 4, "not decided again: " + error->string_or(""));
    }
    if (const auto* text = again.find("statementText")) add_line(out, 4, text->dump());
    if (!again["layers"].as_array().empty()) add_line(out, 4, "each layer for itself:");
    for (const auto& layer : again["layers"].as_array()) {
        add_line(out, 6, layer["outcome"].string_or("") + " by " + by(layer));
    }
    if (!again["keys"].as_object().empty()) add_line(out, 4, "condition keys read:");
    for (const auto& [key, values] : again["keys"].as_object()) {
        add_line(out, 6, key + " = " + (values.as_array().empty() ? "(absent)" : values.dump()));
    }
    if (const auto* message = again.find("message")) add_line(out, 4, "AWS says: " + message->string_or(""));
    const bool is_same = again["same"].is_bool() && again["same"].as_bool();
    add_line(out, 4, is_same ? "decided again from the journal: the same"
                             : "decided again from the journal: DIFFERENT: " + again["outcome"].string_or("") + " by " + by(again));
}

}  // namespace

Json entry_json(const journal::Entry& entry) {
    Json json = Json::object({{"sequence", entry.sequence},
                              {"requestId", entry.request_id},
                              {"time", clock::iso8601_millis(entry.time)},
                              {"principal", entry.principal_arn.empty() ? entry.principal_kind : entry.principal_arn},
                              {"account", entry.account},
                              {"region", entry.region},
                              {"operation", entry.service + ":" + entry.operation},
                              {"sourceIp", entry.source_ip},
                              {"status", entry.http_status}});
    if (!entry.error_code.empty()) {
        json.set("error", entry.error_code);
        json.set("message", entry.error_message);
    }
    if (!entry.parent_request_id.empty()) json.set("calledBy", entry.parent_request_id);
    Json checks = Json::array();
    for (const auto& check : entry.checks) {
        Json one = Json::object({{"action", check.action}, {"resource", check.resource}, {"outcome", check.outcome},
                                 {"layer", check.layer}, {"policy", check.policy}, {"statement", check.statement},
                                 {"because", check.because}});
        Json context = Json::object();
        for (const auto& [key, values] : check.context) {
            Json list = Json::array();
            for (const auto& value : values) list.push_back(value);
            context.set(key, list);
        }
        one.set("context", context);
        checks.push_back(one);
    }
    json.set("checks", checks);
    return json;
}

Json why_json(const journal::Journal& journal, const journal::Entry& entry) {
    Json json = entry_json(entry);
    auto& checks = json.find("checks")->as_array();
    for (std::size_t i = 0; i < checks.size(); ++i) checks[i].set("again", again_json(journal, entry.checks[i]));
    return json;
}

std::string why_text(const Json& why) {
    std::string out;
    add_line(out, 0, why["time"].string_or("") + "  " + why["requestId"].string_or("") + "  " +
                         why["principal"].string_or("") + "  " + why["operation"].string_or("") + "  " +
                         why["error"].string_or("ok"));
    for (const auto& check : why["checks"].as_array()) {
        const auto& again = check["again"];
        out += "\n";
        add_line(out, 2, check["action"].string_or("") + " on " + check["resource"].string_or(""));
        // The entry's own words, with the policy as people call it where the journal still tells.
        Json shown = check;
        if (const auto* policy = again.find("policy"); policy != nullptr && again["same"] == Json(true)) {
            shown.set("policy", *policy);
        }
        add_line(out, 4, check["outcome"].string_or("") + ", decided by the " + by(shown));
        if (const auto because = check["because"].string_or(""); !because.empty()) add_line(out, 4, because);
        else if (const auto said = again["because"].string_or(""); !said.empty()) add_line(out, 4, said);
        add_again(out, again);
    }
    if (const auto message = why["message"].string_or(""); !message.empty()) {
        out += "\n";
        add_line(out, 2, "answered " + why["error"].string_or("") + ": " + message);
    }
    return out;
}

}  // namespace backlot::library
