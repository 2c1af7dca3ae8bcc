#include "policy/document.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/arn.h"
#include "base/encoding.h"

namespace backlot::policy {
namespace {

std::unexpected<Error> malformed(std::string message) { return fail("MalformedPolicyDocument", std::move(message), 400); }

std::unexpected<Error> syntax_error() { return malformed("Syntax errors in policy."); }

// A text, number or boolean as text; nothing for anything else.
std::optional<std::string> scalar_text(const Json& json) {
    if (json.is_string()) return json.as_string();
    if (json.is_bool()) return json.as_bool() ? "true" : "false";
    if (json.is_number()) return json.number_text();
    return std::nullopt;
}

enum class Scalars { text, any };

// A scalar or a list of scalars.
std::optional<std::vector<std::string>> texts_of(const Json& json, Scalars scalars) {
    const auto read = [&](const Json& item) { return item.is_string() || scalars == Scalars::any ? scalar_text(item) : std::nullopt; };
    std::vector<std::string> out;
    if (!json.is_array()) {
        auto text = read(json);
        if (!text) return std::nullopt;
        out.push_back(std::move(*text));
        return out;
    }
    for (const auto& item : json.as_array()) {
        auto text = read(item);
        if (!text) return std::nullopt;
        out.push_back(std::move(*text));
    }
    return out;
}

bool is_unique_id(std::string_view text) {
    return text.size() >= 16 && text.size() <= 128 && (text.starts_with("A")) &&
           std::ranges::all_of(text, [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

// The account of arn:aws:iam::ACCOUNT:root; empty for any other ARN.
std::string_view root_account(std::string_view arn) {
    return arn.ends_with(":root") && arn.find(":iam::") != arn.npos ? arn_account(arn) : std::string_view{};
}

// Groups, instance profiles and the like are no principals. Source: IAM User Guide, "AWS JSON policy elements: Principal".
bool can_be_principal(const Arn& arn) {
    const auto& name = arn.resource;
    if (arn.service == "iam") return name == "root" || name.starts_with("user/") || name.starts_with("role/");
    return arn.service == "sts" && (name.starts_with("assumed-role/") || name.starts_with("federated-user/"));
}

// Which services there are AWS does not list, so that only what no service can be called is refused: names outside AWS's
// domains, or with wildcards in them. Source: IAM User Guide, "AWS JSON policy elements: Principal", "AWS service principals".
bool can_be_service(std::string_view text) {
    constexpr std::array<std::string_view, 5> domains = {".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu", ".amazon.com", ".aws.internal"};
    const auto name = to_lower(text);
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'; };
    return !name.starts_with('.') && std::ranges::all_of(name, is_plain) &&
           std::ranges::any_of(domains, [&](std::string_view domain) { return name.ends_with(domain); });
}

bool add_aws_principal(PrincipalSet& set, const std::string& text) {
    if (text == "*") {
        set.everyone = true;
    } else if (is_account_id(text)) {
        set.accounts.push_back(text);
    } else if (text.starts_with("arn:")) {
        // A wildcard can stand for every principal, never for a part of a name.
        const auto arn = Arn::parse(text);
        if (!arn || text.find_first_of("*?") != text.npos || !can_be_principal(*arn)) return false;
        if (const auto account = root_account(text); !account.empty()) {
            set.accounts.emplace_back(account);
        } else {
            set.arns.push_back(text);
        }
    } else if (is_unique_id(text)) {
        set.unique_ids.push_back(text);
    } else {
        return false;
    }
    return true;
}

Result<PrincipalSet> parse_principal(const Json& json) {
    PrincipalSet set;
    if (json.is_string() && json.as_string() == "*") {
        set.everyone = true;
        return set;
    }
    const auto invalid = [] { return malformed("Invalid principal in policy."); };
    if (!json.is_object() || json.as_object().empty()) return invalid();
    for (const auto& [kind, value] : json.as_object()) {
        auto texts = texts_of(value, Scalars::any);
        if (!texts) return invalid();
        for (auto& text : *texts) {
            if (kind == "AWS") {
                if (!add_aws_principal(set, text))
                    return malformed("Invalid principal in policy: \"AWS\":\"" + text + "\"");
            } else if (kind == "Service") {
                if (text != "*" && !can_be_service(text)) return malformed("Invalid principal in policy: \"SERVICE\":\"" + text + "\"");
                text == "*" ? void(set.every_service = true) : set.services.push_back(std::move(text));
            } else if (kind == "Federated") {
                text == "*" ? void(set.every_provider = true) : set.federated.push_back(std::move(text));
            } else if (kind == "CanonicalUser") {
                set.canonical_ids.push_back(std::move(text));
            } else {
                return invalid();
            }
        }
    }
    return set;
}

Result<> parse_conditions(const Json& json, Pattern::Variables variables, Statement& out) {
    if (!json.is_object()) return syntax_error();
    for (const auto& [name, keys] : json.as_object()) {
        if (!keys.is_object()) return syntax_error();
        const auto op = Operator::parse(name);
        if (!op && !keys.as_object().empty()) return malformed("Invalid Condition type : " + name + ".");
        for (const auto& [key, value] : keys.as_object()) {
            const auto texts = texts_of(value, Scalars::any);
            if (!texts) return syntax_error();
            out.conditions.emplace_back(*op, key, *texts, variables);
        }
    }
    return {};
}

// An ARN of fewer parts leaves the others open, "arn:aws:sqs" is "arn:aws:sqs:*:*:*", but only those at its end; nothing
// where it leaves out others, or its service.
std::optional<std::string> whole_arn(const std::string& text) {
    auto colons = std::ranges::count(text, ':');
    if (!text.starts_with("arn:") || colons < 2) return text;
    const auto service = text.find(':', 4) + 1;
    const bool has_service = service < text.size() && text[service] != ':';
    if (!has_service || (colons < 5 && text.find("::") != text.npos)) return std::nullopt;
    auto out = text;
    for (; colons < 5; ++colons) out += ":*";
    return out;
}

// "Action" or "NotAction", "Resource" or "NotResource": the one there is, if there is but one.
struct EitherElement {
    const Json* value = nullptr;
    bool is_not = false;
};

Result<EitherElement> either(const Json& json, const std::string& name) {
    const auto* plain = json.find(name);
    const auto* negated = json.find("Not" + name);
    if (plain != nullptr && negated != nullptr) return syntax_error();
    return EitherElement{plain != nullptr ? plain : negated, negated != nullptr};
}

constexpr std::array<std::string_view, 9> statement_elements = {"Sid",       "Effect",   "Principal",   "NotPrincipal", "Action",
                                                                 "NotAction", "Resource", "NotResource", "Condition"};

Result<Statement> parse_statement(const Json& json, std::size_t index, Pattern::Variables variables, Flaws& flaws) {
    if (!json.is_object()) return syntax_error();
    for (const auto& [name, value] : json.as_object())
        if (std::ranges::find(statement_elements, name) == statement_elements.end()) return syntax_error();
    Statement out;
    out.index = index;
    if (const auto* sid = json.find("Sid")) {
        if (!sid->is_string()) return syntax_error();
        out.sid = sid->as_string();
    }
    const auto effect = json["Effect"].string_or("");
    if (!equal_ignoring_case(effect, "Allow") && !equal_ignoring_case(effect, "Deny")) return syntax_error();
    flaws.has_legacy_form |= effect != "Allow" && effect != "Deny";
    out.effect = effect == "Allow" ? Effect::allow : Effect::deny;

    BACKLOT_TRY(principal, either(json, "Principal"));
    if (principal.value != nullptr) {
        BACKLOT_TRY(set, parse_principal(*principal.value));
        out.principal = std::move(set);
        out.is_not_principal = principal.is_not;
    }
    BACKLOT_TRY(action, either(json, "Action"));
    std::optional<std::vector<std::string>> actions{std::in_place};
    if (action.value != nullptr) actions = texts_of(*action.value, Scalars::text);
    if (!actions) return syntax_error();
    flaws.lacks_actions |= actions->empty();
    out.is_not_action = action.is_not;
    for (const auto& text : *actions)
        out.actions.emplace_back(to_lower(text), Pattern::Wildcards::on, Pattern::Variables::off);

    BACKLOT_TRY(resource, either(json, "Resource"));
    if (resource.value != nullptr) {
        const auto resources = texts_of(*resource.value, Scalars::text);
        if (!resources) return syntax_error();
        flaws.lacks_resources |= resources->empty();
        out.has_resource = true;
        out.is_not_resource = resource.is_not;
        for (const auto& text : *resources) {
            const auto whole = whole_arn(text);
            flaws.has_short_arn |= !whole;
            out.resources.emplace_back(whole.value_or(text), Pattern::Wildcards::on, variables);
        }
    }
    if (const auto* condition = json.find("Condition")) BACKLOT_CHECK(parse_conditions(*condition, variables, out));
    return out;
}

}  // namespace

Result<std::shared_ptr<const Document>> read_document(const Json& json, Flaws& flaws) {
    if (!json.is_object() || duplicate_member(json)) return syntax_error();
    auto out = std::make_shared<Document>();
    for (const auto& [name, value] : json.as_object())
        if (name != "Version" && name != "Id" && name != "Statement") return syntax_error();
    out->version = "2008-10-17";
    if (const auto* version = json.find("Version")) {
        out->version = version->string_or("");
        if (out->version != "2012-10-17" && out->version != "2008-10-17")
            return malformed("The policy must contain a valid version string.");
    }
    const auto variables = out->version == "2012-10-17" ? Pattern::Variables::on : Pattern::Variables::off;
    if (const auto* id = json.find("Id")) {
        if (!id->is_string()) return syntax_error();
        out->id = id->as_string();
    }
    const auto* statements = json.find("Statement");
    if (statements == nullptr) return syntax_error();
    if (!statements->is_array()) {
        BACKLOT_TRY(statement, parse_statement(*statements, 0, variables, flaws));
        out->statements.push_back(std::move(statement));
        return out;
    }
    if (statements->as_array().size() > statement_limit) return syntax_error();
    for (const auto& item : statements->as_array()) {
        BACKLOT_TRY(statement, parse_statement(item, out->statements.size(), variables, flaws));
        out->statements.push_back(std::move(statement));
    }
    return out;
}

Result<> missing_elements(const Flaws& flaws) {
    if (flaws.lacks_actions) return malformed("Policy statement must contain actions.");
    if (flaws.lacks_resources) return malformed("Policy statement must contain resources.");
    return {};
}

Result<std::shared_ptr<const Document>> parse_json(const Json& json) {
    Flaws flaws;
    BACKLOT_TRY(document, read_document(json, flaws));
    if (flaws.has_legacy_form || flaws.has_short_arn) return malformed("The policy failed legacy parsing");
    BACKLOT_CHECK(missing_elements(flaws));
    return document;
}

Result<std::shared_ptr<const Document>> parse(std::string_view json_text) {
    const auto json = Json::parse(json_text);
    if (!json) return syntax_error();
    return parse_json(*json);
}

}  // namespace backlot::policy
