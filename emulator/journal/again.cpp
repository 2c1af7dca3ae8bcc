#include "journal/again.h"

#include <algorithm>
#include <utility>

#include "policy/message.h"
#include "text/json.h"

namespace backlot::journal {

namespace {

std::string text_of(const Json& json, std::string_view name) { return json[name].string_or(""); }

policy::PrincipalKind kind_of(std::string_view name) {
    using policy::PrincipalKind;
    constexpr std::pair<std::string_view, PrincipalKind> kinds[] = {
        {"user", PrincipalKind::user},
        {"role", PrincipalKind::role},
        {"role-session", PrincipalKind::role_session},
        {"federated-user", PrincipalKind::federated_user},
        {"identity-provider", PrincipalKind::identity_provider},
        {"root", PrincipalKind::root},
        {"service", PrincipalKind::service}};
    const auto found = std::ranges::find(kinds, name, &std::pair<std::string_view, PrincipalKind>::first);
    return found == std::end(kinds) ? PrincipalKind::anonymous : found->second;
}

// The lists of a decision, read from the journal's documents.
class Reader {
  public:
    Reader(const Journal& journal, std::vector<Consulted>& consulted) : journal_(journal), consulted_(consulted) {}

    Result<std::vector<policy::Attached>> list(const Json* json, std::string_view layer) {
        std::vector<policy::Attached> out;
        if (json == nullptr || !json->is_array()) return out;
        for (const auto& one : json->as_array()) {
            BACKLOT_TRY(attached, read(text_of(one, "hash"), text_of(one, "id"), text_of(one, "name"), layer));
            out.push_back(std::move(attached));
        }
        return out;
    }

    Result<std::vector<policy::Level>> levels(const Json* json, std::string_view layer) {
        std::vector<policy::Level> out;
        if (json == nullptr || !json->is_array()) return out;
        for (const auto& level : json->as_array()) {
            BACKLOT_TRY(read, list(&level, layer));
            out.push_back(std::move(read));
        }
        return out;
    }

    // A manifest's JSON; an empty object where the check names none.
    Result<Json> manifest(const Check& check, const std::string& name) {
        const auto hash = check.documents.find(name);
        if (hash == check.documents.end()) return Json::object();
        BACKLOT_TRY(text, document(hash->second));
        return Json::parse(text);
    }

    Result<policy::Attached> read(const std::string& hash, std::string id, std::string name, std::string_view layer) {
        if (hash.empty()) return policy::Attached{std::make_shared<const policy::Document>(), std::move(id)};
        BACKLOT_TRY(text, document(hash));
        BACKLOT_TRY(parsed, policy::parse(text));
        consulted_.push_back({.layer = std::string(layer), .id = id, .name = name, .text = std::move(text)});
        return policy::Attached{std::move(parsed), std::move(id), std::move(name)};
    }

  private:
    Result<std::string> document(const std::string& hash) const {
        auto text = journal_.find_document(hash);
        if (!text) return fail("DocumentGone", "the journal no longer keeps the document " + hash);
        return std::move(*text);
    }

    const Journal& journal_;
    std::vector<Consulted>& consulted_;
};

void read_context(const Json& question, policy::Context& context) {
    const auto& multi = question["multi"];
    for (const auto& [key, list] : question["context"].as_object()) {
        std::vector<std::string> values;
        for (const auto& value : list.as_array()) values.push_back(value.string_or(""));
        const bool is_multi = multi.is_array() && std::ranges::any_of(multi.as_array(), [&](const Json& one) {
                                  return one.string_or("") == key;
                              });
        context.add(key, std::span<const std::string>(values), is_multi ? policy::Arity::multi : policy::Arity::single);
    }
}

std::optional<policy::Grant::Pairs> read_pairs(const Json* json) {
    if (json == nullptr || !json->is_object()) return std::nullopt;
    policy::Grant::Pairs out;
    for (const auto& [key, value] : json->as_object()) out.emplace_back(key, value.string_or(""));
    return out;
}

std::vector<policy::Grant> read_grants(const Json* json) {
    std::vector<policy::Grant> out;
    if (json == nullptr || !json->is_array()) return out;
    for (const auto& one : json->as_array()) {
        policy::Grant grant{.id = text_of(one, "id"), .grantee = text_of(one, "grantee"), .retiree = text_of(one, "retiree")};
        for (const auto& name : one["operations"].as_array()) grant.operations.push_back(name.string_or(""));
        grant.context_equals = read_pairs(one.find("context_equals"));
        grant.context_subset = read_pairs(one.find("context_subset"));
        out.push_back(std::move(grant));
    }
    return out;
}

std::string_view outcome_word(policy::Outcome outcome) {
    switch (outcome) {
        case policy::Outcome::allow: return "allow";
        case policy::Outcome::explicit_deny: return "explicit-deny";
        case policy::Outcome::implicit_deny: break;
    }
    return "implicit-deny";
}

}  // namespace

const Consulted* Again::find(std::string_view id) const {
    const auto found = std::ranges::find(consulted, id, &Consulted::id);
    return found == consulted.end() ? nullptr : &*found;
}

Result<Again> decide_again(const Journal& journal, const Check& check) {
    if (check.question.empty()) return fail("NothingRecorded", "no policy was asked: " + check.because);
    BACKLOT_TRY(question, Json::parse(check.question));
    Again again;
    Reader reader{journal, again.consulted};
    BACKLOT_TRY(caller, reader.manifest(check, "caller"));
    BACKLOT_TRY(owner, reader.manifest(check, "owner"));
    BACKLOT_TRY(session_list, reader.manifest(check, "session"));
    BACKLOT_TRY(endpoint_list, reader.manifest(check, "endpoint"));
    BACKLOT_TRY(service_control, reader.levels(caller.find("service-control-policy"), "service-control-policy"));
    BACKLOT_TRY(identity, reader.list(caller.find("identity-policy"), "identity-policy"));
    BACKLOT_TRY(boundary, reader.list(caller.find("permissions-boundary"), "permissions-boundary"));
    BACKLOT_TRY(resource_control, reader.levels(owner.find("resource-control-policy"), "resource-control-policy"));
    BACKLOT_TRY(session, reader.list(session_list.find("session-policy"), "session-policy"));
    BACKLOT_TRY(endpoint, reader.list(endpoint_list.find("endpoint-policy"), "endpoint-policy"));
    policy::Attached resource;
    if (const auto hash = check.documents.find("resource"); hash != check.documents.end()) {
        BACKLOT_TRY(read, reader.read(hash->second, text_of(question, "resource_policy"), {}, "resource-policy"));
        resource = std::move(read);
    }

    const auto& who = question["principal"];
    const auto arn = text_of(who, "arn"), account = text_of(who, "account"), role_arn = text_of(who, "role_arn"),
               user_arn = text_of(who, "user_arn"), unique_id = text_of(who, "unique_id"),
               canonical_id = text_of(who, "canonical_id"), asked_for = text_of(question, "resource"),
               owner_account = text_of(question, "owner");
    policy::Request request;
    request.principal = {.kind = kind_of(text_of(who, "kind")), .arn = arn, .account = account, .role_arn = role_arn,
                         .user_arn = user_arn, .unique_id = unique_id, .canonical_id = canonical_id};
    request.action = check.action;
    request.resource = asked_for;
    request.resource_account = owner_account;
    read_context(question, request.context);

    policy::Layers layers;
    layers.service_control = service_control;
    layers.resource_control = resource_control;
    layers.identity = identity;
    layers.boundary = boundary;
    layers.session = session;
    if (resource.document) layers.resource = &resource;
    layers.endpoint = endpoint;
    const auto grants = read_grants(question.find("grants"));
    layers.grants = grants;
    layers.settings = {.restrict_public_buckets = question.find("restrict_public_buckets") != nullptr,
                       .acl_allows = question.find("acl_allows") != nullptr,
                       .is_aws_managed_key = question.find("is_aws_owned") != nullptr,
                       .resource_only_denies = question.find("policy_only_denies") != nullptr};
    again.decision = policy::explain(request, layers);
    again.because = policy::reason_of(request, again.decision);
    if (!again.decision.is_allowed()) {
        const bool is_outsider = question.find("outsider") != nullptr;
        again.message = policy::access_denied_message(
            request, again.decision, is_outsider ? policy::Audience::outsider : policy::Audience::organization,
            check.action.starts_with("s3:") ? policy::Dialect::s3 : policy::Dialect::common);
    }
    again.is_same = outcome_word(again.decision.outcome) == check.outcome &&
                    policy::name_of(again.decision.layer) == check.layer && again.decision.policy == check.policy &&
                    again.decision.statement == check.statement;
    return again;
}

std::string statement_text(std::string_view document, std::string_view statement) {
    const auto json = Json::parse(document);
    if (!json || statement.empty()) return {};
    const auto* list = json->find("Statement");
    if (list == nullptr) return {};
    if (!list->is_array()) return list->dump();
    std::size_t index = 0;
    for (const auto& one : list->as_array()) {
        const auto* sid = one.find("Sid");
        const auto name = sid != nullptr && !sid->string_or("").empty() ? sid->string_or("") : std::to_string(index);
        if (name == statement) return one.dump();
        ++index;
    }
    return {};
}

}  // namespace backlot::journal
