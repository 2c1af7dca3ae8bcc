#include "policy/question.h"

#include <array>
#include <optional>

#include "base/arn.h"
#include "base/encoding.h"
#include "policy/line_reader.h"
#include "text/json.h"

namespace backlot::policy {
namespace {

enum Member : std::size_t {
    id, request, identity_policies, permission_boundaries, resource_policy, session_policy, service_control_policies,
    resource_control_policies, vpc_endpoint_policies, question_grants, question_settings, question_kind, member_count
};
constexpr std::array<std::string_view, member_count> member_names = {
    "id", "request", "identityPolicies", "permissionBoundaries", "resourcePolicy", "sessionPolicy",
    "serviceControlPolicies", "resourceControlPolicies", "vpcEndpointPolicies", "grants", "settings", "kind"};

enum RequestMember : std::size_t {
    principal, principal_type, action, resource, resourceless, resource_account_id, request_context, multi_valued_keys,
    request_member_count
};
constexpr std::array<std::string_view, request_member_count> request_member_names = {
    "principal", "principalType", "action", "resource", "resourceless", "resourceAccountId", "context", "multiValuedKeys"};

template <std::size_t n>
using Slices = std::array<std::string_view, n>;

// The members' texts; those not known are stepped over.
template <std::size_t n>
bool read_members(LineReader& reader, const std::array<std::string_view, n>& names, Slices<n>& out) {
    reader.object([&](std::string_view name) {
        for (std::size_t i = 0; i < n; ++i) {
            if (names[i] != name) continue;
            out[i] = reader.value();
            return;
        }
        reader.value();
    });
    return !reader.failed();
}

std::unexpected<Error> not_json() { return fail("JsonParseError", "the line is not JSON"); }
std::unexpected<Error> invalid(std::string why) { return fail("InvalidQuestion", std::move(why)); }

bool is_absent(std::string_view slice) { return slice.empty() || slice == "null"; }

// A string member decoded into the question; nothing where it is absent.
Result<std::string_view> text_of(std::string_view slice, const char* name, Question& out) {
    if (is_absent(slice)) return std::string_view{};
    if (slice.front() != '"') return invalid(std::string(name) + " must be a string");
    std::string room;
    LineReader reader(slice);
    const auto text = reader.string(room);
    if (reader.failed()) return not_json();
    if (text.data() != room.data()) return text;
    return std::string_view(out.kept.emplace_back(text));
}

// A document, as an object or as a string that holds one.
Result<> add_document(std::string_view slice, PolicyKind kind, std::string pointer, DocumentCache& documents,
                      std::vector<Attached>& out) {
    std::string room;
    if (slice.starts_with('"')) {
        LineReader reader(slice);
        slice = reader.string(room);
    }
    const auto& document = documents.document(slice, kind);
    if (!document) return fail(document.error().code, pointer + ": " + document.error().message);
    out.push_back({*document, std::move(pointer)});
    return {};
}

Result<> add_list(std::string_view slice, PolicyKind kind, const std::string& pointer, DocumentCache& documents,
                  std::vector<Attached>& out) {
    if (is_absent(slice)) return {};
    if (slice.front() != '[') return invalid(pointer + " must be a list");
    Result<> result;
    LineReader reader(slice);
    std::size_t index = 0;
    reader.array([&] {
        const auto item = reader.value();
        if (result) result = add_document(item, kind, pointer + "/" + std::to_string(index++), documents, out);
    });
    return result;
}

Result<> add_levels(std::string_view slice, PolicyKind kind, const std::string& pointer, DocumentCache& documents,
                    std::vector<Level>& out) {
    if (is_absent(slice)) return {};
    if (slice.front() != '[') return invalid(pointer + " must be a list of lists");
    Result<> result;
    LineReader reader(slice);
    reader.array([&] {
        const auto item = reader.value();
        auto& level = out.emplace_back();
        if (result) result = add_list(item, kind, pointer + "/" + std::to_string(out.size() - 1), documents, level);
    });
    return result;
}

Result<> read_context(std::string_view slice, std::string_view multi_slice, Question& out) {
    std::vector<std::string> multi;
    if (!is_absent(multi_slice)) {
        if (multi_slice.front() != '[') return invalid("request.multiValuedKeys must be a list");
        LineReader reader(multi_slice);
        std::string room;
        reader.array([&] { multi.emplace_back(reader.string(room)); });
        if (reader.failed()) return invalid("request.multiValuedKeys must hold strings");
    }
    if (is_absent(slice)) return {};
    if (slice.front() != '{') return invalid("request.context must be an object");
    LineReader reader(slice);
    std::vector<std::string_view> values;
    std::deque<std::string> rooms;
    bool is_odd = false;
    const auto read_value = [&] {
        switch (reader.peek()) {
            case '"': values.push_back(reader.string(rooms.emplace_back())); break;
            case '{':
            case '[':
                is_odd = true;
                reader.value();
                break;
            case 'n': reader.value(); break;  // null: no value
            default: values.push_back(reader.value());
        }
    };
    reader.object([&](std::string_view key) {
        values.clear();
        if (reader.peek() == '[') {
            reader.array(read_value);
        } else {
            read_value();
        }
        auto arity = Arity::single;
        for (const auto& candidate : multi)
            if (equal_ignoring_case(candidate, key)) arity = Arity::multi;
        out.request.context.add(key, std::span<const std::string_view>(values), arity);
        rooms.clear();
    });
    if (reader.failed() || is_odd) return invalid("request.context must map each key to its values");
    return {};
}

std::optional<PrincipalKind> kind_named(std::string_view name) {
    constexpr std::pair<std::string_view, PrincipalKind> kinds[] = {
        {"user", PrincipalKind::user}, {"role", PrincipalKind::role}, {"role-session", PrincipalKind::role_session},
        {"federated-user", PrincipalKind::federated_user}, {"root", PrincipalKind::root},
        {"service", PrincipalKind::service}, {"anonymous", PrincipalKind::anonymous}};
    for (const auto& [known, kind] : kinds)
        if (known == name) return kind;
    return std::nullopt;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

PrincipalKind kind_of_arn(std::string_view arn) {
    if (arn.empty()) return PrincipalKind::anonymous;
    if (has(arn, ":assumed-role/")) return PrincipalKind::role_session;
    if (has(arn, ":role/")) return PrincipalKind::role;
    if (has(arn, ":user/")) return PrincipalKind::user;
    if (has(arn, ":federated-user/")) return PrincipalKind::federated_user;
    if (has(arn, ":oidc-provider/") || has(arn, ":saml-provider/")) return PrincipalKind::identity_provider;
    if (arn.ends_with(":root") || is_account_id(arn)) return PrincipalKind::root;
    return PrincipalKind::service;
}

// The session's role and the like, from the keys that name them.
void complete_principal(Question& out) {
    auto& principal = out.request.principal;
    const auto& context = out.request.context;
    const auto principal_arn = context.first("aws:PrincipalArn");
    const auto user_id = context.first("aws:userid");
    principal.account = is_account_id(principal.arn) ? principal.arn : arn_account(principal.arn);
    if (principal.kind == PrincipalKind::role) principal.role_arn = principal.arn;
    if (principal.kind == PrincipalKind::role_session && has(principal_arn, ":role/")) principal.role_arn = principal_arn;
    if (principal.kind == PrincipalKind::federated_user && has(principal_arn, ":user/")) principal.user_arn = principal_arn;
    if (principal.kind == PrincipalKind::user || principal.kind == PrincipalKind::role ||
        principal.kind == PrincipalKind::role_session)
        principal.unique_id = user_id.substr(0, user_id.find(':'));
    // Web identities and SAML assertions come unsigned: the provider is who speaks.
    const auto provider = context.first("aws:FederatedProvider");
    const bool is_unsigned = principal.kind == PrincipalKind::anonymous ||
                             (principal.kind == PrincipalKind::federated_user && principal.account.empty());
    const bool has_provider = !provider.empty() || !principal.arn.empty();
    if (is_unsigned && has_provider && to_lower(out.request.action).starts_with("sts:assumerolewith")) {
        principal.kind = PrincipalKind::identity_provider;
        if (!provider.empty()) principal.arn = provider;
    }
    if (principal.kind == PrincipalKind::identity_provider || principal.kind == PrincipalKind::service ||
        principal.kind == PrincipalKind::anonymous)
        principal.account = {};
}

Result<> read_request(std::string_view slice, Question& out) {
    if (is_absent(slice)) return invalid("request is missing");
    if (slice.front() != '{') return invalid("request must be an object");
    Slices<request_member_count> members;
    LineReader reader(slice);
    if (!read_members(reader, request_member_names, members)) return not_json();

    BACKLOT_TRY(principal_text, text_of(members[principal], "request.principal", out));
    BACKLOT_TRY(type_text, text_of(members[principal_type], "request.principalType", out));
    BACKLOT_TRY(action_text, text_of(members[action], "request.action", out));
    BACKLOT_TRY(resource_text, text_of(members[resource], "request.resource", out));
    BACKLOT_TRY(account_text, text_of(members[resource_account_id], "request.resourceAccountId", out));
    if (action_text.empty()) return invalid("request.action is missing");

    auto& asked = out.request;
    asked.action = action_text;
    asked.resource = resource_text.empty() || members[resourceless] == "true" ? std::string_view("*") : resource_text;
    asked.resource_account = account_text;
    asked.principal.arn = principal_text;
    const auto by_arn = kind_of_arn(principal_text);
    asked.principal.kind = by_arn;
    if (!type_text.empty()) {
        const auto kind = kind_named(type_text);
        if (!kind) return invalid("request.principalType is none of those known: " + std::string(type_text));
        // An ARN tells a session from its role, and a user from its account, better than the type does.
        const bool is_free = by_arn == PrincipalKind::service || by_arn == PrincipalKind::anonymous;
        if (is_free) asked.principal.kind = *kind;
    }
    if (asked.principal.kind == PrincipalKind::anonymous) asked.principal.arn = {};
    BACKLOT_CHECK(read_context(members[request_context], members[multi_valued_keys], out));
    complete_principal(out);
    return {};
}

const Json* find_ignoring_case(const Json& json, std::string_view name) {
    if (!json.is_object()) return nullptr;
    for (const auto& [key, value] : json.as_object())
        if (equal_ignoring_case(key, name)) return &value;
    return nullptr;
}

std::optional<Grant::Pairs> pairs_of(const Json* json) {
    if (json == nullptr || !json->is_object()) return std::nullopt;
    Grant::Pairs out;
    for (const auto& [key, value] : json->as_object()) out.emplace_back(key, value.string_or(""));
    return out;
}

Result<> read_grants(std::string_view slice, Question& out) {
    if (is_absent(slice)) return {};
    const auto json = Json::parse(slice);
    if (!json || !json->is_array()) return invalid("grants must be a list");
    for (const auto& item : json->as_array()) {
        Grant grant{.id = "/grants/" + std::to_string(out.grants.size())};
        if (const auto* grantee = find_ignoring_case(item, "granteePrincipal")) grant.grantee = grantee->string_or("");
        if (const auto* retiree = find_ignoring_case(item, "retiringPrincipal")) grant.retiree = retiree->string_or("");
        if (const auto* operations = find_ignoring_case(item, "operations"); operations != nullptr && operations->is_array())
            for (const auto& operation : operations->as_array()) grant.operations.push_back(operation.string_or(""));
        if (const auto* constraints = find_ignoring_case(item, "constraints")) {
            grant.context_equals = pairs_of(find_ignoring_case(*constraints, "encryptionContextEquals"));
            grant.context_subset = pairs_of(find_ignoring_case(*constraints, "encryptionContextSubset"));
        }
        if (grant.grantee.empty() || !item.is_object()) return invalid("a grant needs granteePrincipal and operations");
        out.grants.push_back(std::move(grant));
    }
    return {};
}

// AWS managed keys show by their alias.
bool names_managed_key(const Request& asked) {
    for (const auto* key : {"kms:RequestAlias", "kms:ResourceAliases"})
        if (const auto* entry = asked.context.find(key))
            for (std::uint32_t i = 0; i < entry->value_count; ++i)
                if (asked.context.value(*entry, i).starts_with("alias/aws/")) return true;
    return false;
}

Result<> read_settings(std::string_view slice, Question& out) {
    out.settings.is_aws_managed_key = names_managed_key(out.request);
    if (is_absent(slice)) return {};
    const auto json = Json::parse(slice);
    if (!json || !json->is_object()) return invalid("settings must be an object");
    const auto& blocked = (*json)["s3BlockPublicAccess"];
    out.settings.restrict_public_buckets = blocked.is_bool() && blocked.as_bool();
    return {};
}

void reset(Question& question) {
    question.id_json = {};
    question.is_public_question = false;
    question.request.context.clear();
    question.request.principal = {};
    for (auto* list : {&question.identity, &question.boundary, &question.session, &question.resource, &question.endpoint})
        list->clear();
    question.service_control.clear();
    question.resource_control.clear();
    question.grants.clear();
    question.settings = {};
    question.kept.clear();
}

}  // namespace

const Result<std::shared_ptr<const Document>>& DocumentCache::document(std::string_view json_text, PolicyKind kind) {
    if (count_ >= limit_) {
        by_kind_.clear();
        count_ = 0;
    }
    auto& documents = by_kind_[static_cast<int>(kind)];
    if (const auto found = documents.find(json_text); found != documents.end()) return found->second;
    auto document = parse(json_text);
    if (document)
        if (const auto checked = check_elements(**document, kind); !checked) document = std::unexpected(checked.error());
    ++count_;
    return documents.emplace(std::string(json_text), std::move(document)).first->second;
}

Layers Question::layers() const {
    return {.service_control = service_control,
            .resource_control = resource_control,
            .identity = identity,
            .boundary = boundary,
            .session = session,
            .resource = resource.empty() ? nullptr : resource.data(),
            .endpoint = endpoint,
            .grants = grants,
            .settings = settings};
}

Result<> read_question(std::string_view line, DocumentCache& documents, Question& out) {
    reset(out);
    if (!is_valid_utf8(line)) return not_json();
    LineReader reader(line);
    Slices<member_count> members;
    if (reader.peek() != '{') {
        reader.value();
        if (reader.failed() || !reader.at_end()) return not_json();
        return invalid("a question must be an object");
    }
    if (!read_members(reader, member_names, members) || !reader.at_end()) return not_json();

    out.id_json = members[id];
    BACKLOT_TRY(kind, text_of(members[question_kind], "kind", out));
    out.is_public_question = kind == "s3-policy-is-public";
    if (!kind.empty() && kind != "decision" && !out.is_public_question) return invalid("unknown kind: " + std::string(kind));
    if (!is_absent(members[resource_policy]))
        BACKLOT_CHECK(add_document(members[resource_policy], PolicyKind::resource, "/resourcePolicy", documents, out.resource));
    if (out.is_public_question) return {};

    BACKLOT_CHECK(read_request(members[request], out));
    BACKLOT_CHECK(add_list(members[identity_policies], PolicyKind::identity, "/identityPolicies", documents, out.identity));
    BACKLOT_CHECK(add_list(members[permission_boundaries], PolicyKind::boundary, "/permissionBoundaries", documents, out.boundary));
    if (!is_absent(members[session_policy]))
        BACKLOT_CHECK(add_document(members[session_policy], PolicyKind::session, "/sessionPolicy", documents, out.session));
    BACKLOT_CHECK(add_levels(members[service_control_policies], PolicyKind::service_control, "/serviceControlPolicies", documents, out.service_control));
    BACKLOT_CHECK(add_levels(members[resource_control_policies], PolicyKind::resource_control, "/resourceControlPolicies", documents, out.resource_control));
    BACKLOT_CHECK(add_list(members[vpc_endpoint_policies], PolicyKind::endpoint, "/vpcEndpointPolicies", documents, out.endpoint));
    BACKLOT_CHECK(read_grants(members[question_grants], out));
    return read_settings(members[question_settings], out);
}

}  // namespace backlot::policy
