#include "identity/evidence.h"

#include "base/digest.h"
#include "text/json.h"

namespace backlot::identity {

namespace {

using policy::Attached;

void append_attached(std::string& out, const Attached& attached) {
    out += "{\"id\":";
    append_json_string(out, attached.id);
    if (!attached.name.empty()) {
        out += ",\"name\":";
        append_json_string(out, attached.name);
    }
    out += ",\"hash\":";
    append_json_string(out, attached.document ? std::string_view(attached.document->hash) : std::string_view{});
    out += "}";
}

void append_list(std::string& out, const std::vector<Attached>& list) {
    out += "[";
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0) out += ",";
        append_attached(out, list[i]);
    }
    out += "]";
}

void append_levels(std::string& out, const std::vector<policy::Level>& levels) {
    out += "[";
    for (std::size_t i = 0; i < levels.size(); ++i) {
        if (i > 0) out += ",";
        append_list(out, levels[i]);
    }
    out += "]";
}

void append_text(std::string& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (out.back() != '{') out += ",";
    out += "\"";
    out += name;
    out += "\":";
    append_json_string(out, value);
}

std::string_view kind_name(policy::PrincipalKind kind) {
    using policy::PrincipalKind;
    switch (kind) {
        case PrincipalKind::user: return "user";
        case PrincipalKind::role: return "role";
        case PrincipalKind::role_session: return "role-session";
        case PrincipalKind::federated_user: return "federated-user";
        case PrincipalKind::identity_provider: return "identity-provider";
        case PrincipalKind::root: return "root";
        case PrincipalKind::service: return "service";
        case PrincipalKind::anonymous: break;
    }
    return "anonymous";
}

void append_context(std::string& out, const policy::Context& context) {
    std::string multi;
    // Looked at once as a whole: keys and values hardly ever need an escape, and this is written for every call.
    const bool is_plain = json_plain_run(context.text()) == context.text().size();
    const auto append = [&](std::string& into, std::string_view text) {
        if (!is_plain) return append_json_string(into, text);
        into.push_back('"');
        into.append(text);
        into.push_back('"');
    };
    out += ",\"context\":{";
    bool is_first = true;
    for (const auto& entry : context.entries()) {
        if (!is_first) out += ",";
        is_first = false;
        append(out, context.key(entry));
        out += ":[";
        for (std::uint32_t i = 0; i < entry.value_count; ++i) {
            if (i > 0) out += ",";
            append(out, context.value(entry, i));
        }
        out += "]";
        if (entry.arity != policy::Arity::multi) continue;
        if (!multi.empty()) multi += ",";
        append(multi, context.key(entry));
    }
    out += "},\"multi\":[" + multi + "]";
}

void append_pairs(std::string& out, std::string_view name, const std::optional<policy::Grant::Pairs>& pairs) {
    if (!pairs) return;
    out += ",\"" + std::string(name) + "\":{";
    bool is_first = true;
    for (const auto& [key, value] : *pairs) {
        if (!is_first) out += ",";
        is_first = false;
        append_json_string(out, key);
        out += ":";
        append_json_string(out, value);
    }
    out += "}";
}

void append_grants(std::string& out, const std::vector<policy::Grant>& grants) {
    out += ",\"grants\":[";
    for (std::size_t i = 0; i < grants.size(); ++i) {
        if (i > 0) out += ",";
        out += "{";
        append_text(out, "id", grants[i].id);
        append_text(out, "grantee", grants[i].grantee);
        append_text(out, "retiree", grants[i].retiree);
        out += ",\"operations\":[";
        for (std::size_t n = 0; n < grants[i].operations.size(); ++n) {
            if (n > 0) out += ",";
            append_json_string(out, grants[i].operations[n]);
        }
        out += "]";
        append_pairs(out, "context_equals", grants[i].context_equals);
        append_pairs(out, "context_subset", grants[i].context_subset);
        out += "}";
    }
    out += "]";
}

void add_hashes(std::vector<std::string>& out, const std::vector<Attached>& list) {
    for (const auto& one : list)
        if (one.document && !one.document->hash.empty()) out.push_back(one.document->hash);
}

}  // namespace

void seal(Bundle& bundle) {
    auto& out = bundle.manifest;
    out = "{\"service-control-policy\":";
    append_levels(out, bundle.service_control);
    out += ",\"resource-control-policy\":";
    append_levels(out, bundle.resource_control);
    out += ",\"identity-policy\":";
    append_list(out, bundle.identity);
    out += ",\"permissions-boundary\":";
    append_list(out, bundle.boundary);
    out += "}";
    bundle.manifest_hash = sha256_hex(out);
}

std::string manifest_of(std::string_view member, const std::vector<Attached>& list) {
    std::string out = "{\"" + std::string(member) + "\":";
    append_list(out, list);
    return out + "}";
}

std::vector<std::string> documents_of(const Bundle& bundle) {
    std::vector<std::string> out;
    for (const auto& level : bundle.service_control) add_hashes(out, level);
    for (const auto& level : bundle.resource_control) add_hashes(out, level);
    add_hashes(out, bundle.identity);
    add_hashes(out, bundle.boundary);
    return out;
}

std::string question_text(const Caller& caller, const Verdict& verdict) {
    const auto& evidence = verdict.evidence;
    std::string out;
    out.reserve(1536);
    out += "{\"principal\":{";
    append_text(out, "kind", kind_name(caller.kind));
    append_text(out, "arn", caller.kind == policy::PrincipalKind::service ? caller.service : caller.arn);
    append_text(out, "account", caller.account);
    append_text(out, "role_arn", caller.role_arn);
    append_text(out, "user_arn", evidence.federating_user);
    append_text(out, "unique_id", caller.unique_id);
    if (evidence.caller) append_text(out, "canonical_id", evidence.caller->canonical_id);
    out += "}";
    append_text(out, "action", verdict.question.action);
    append_text(out, "resource", verdict.question.resource);
    append_text(out, "owner", evidence.owner_account);
    append_text(out, "resource_policy", evidence.resource.id);
    if (verdict.is_outsider) out += ",\"outsider\":true";
    append_context(out, evidence.context);
    const auto& owned = verdict.question.owned;
    if (owned.restrict_public_buckets) out += ",\"restrict_public_buckets\":true";
    if (owned.acl_allows) out += ",\"acl_allows\":true";
    if (owned.policy_only_denies) out += ",\"policy_only_denies\":true";
    if (owned.is_aws_owned) out += ",\"is_aws_owned\":true";
    if (!owned.grants.empty()) append_grants(out, owned.grants);
    return out + "}";
}

}  // namespace backlot::identity
