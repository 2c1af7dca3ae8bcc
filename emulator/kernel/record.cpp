// What a call leaves in the journal.
#include <algorithm>
#include <array>

#include "base/digest.h"
#include "identity/evidence.h"
#include "kernel/kernel.h"

namespace backlot::kernel {

namespace {

std::string_view outcome_of(const policy::Decision& decision) {
    switch (decision.outcome) {
        case policy::Outcome::allow: return "allow";
        case policy::Outcome::explicit_deny: return "explicit-deny";
        case policy::Outcome::implicit_deny: break;
    }
    return "implicit-deny";
}

std::string_view kind_of(const Caller& caller) {
    switch (caller.kind) {
        case policy::PrincipalKind::user: return "user";
        case policy::PrincipalKind::role: return "role";
        case policy::PrincipalKind::role_session: return "role-session";
        case policy::PrincipalKind::federated_user: return "federated-user";
        case policy::PrincipalKind::root: return "root";
        case policy::PrincipalKind::service: return "service";
        case policy::PrincipalKind::identity_provider: return "identity-provider";
        case policy::PrincipalKind::anonymous: break;
    }
    return "anonymous";
}

}  // namespace

// The documents that a verdict's manifests name, once for each segment of the journal.
void Kernel::keep_documents(const identity::Evidence& evidence) {
    auto& journal = *stage_.journal;
    const auto keep = [&](const policy::Attached& attached) {
        if (attached.document) journal.add_document(attached.document->hash, attached.document->text);
    };
    const auto& resource = evidence.resource.document;
    const std::array bundles{evidence.caller.get(), evidence.owner.get()};
    const auto hash_of = [](const identity::Bundle* bundle) { return bundle == nullptr ? std::string_view{} : bundle->manifest_hash; };
    const auto kept = journal.has_documents({hash_of(bundles[0]), hash_of(bundles[1]), resource ? resource->hash : std::string_view{}});
    for (std::size_t i = 0; i < bundles.size(); ++i) {
        const auto* bundle = bundles[i];
        if (bundle == nullptr || (kept >> i & 1) != 0) continue;
        for (const auto& level : bundle->service_control) std::ranges::for_each(level, keep);
        for (const auto& level : bundle->resource_control) std::ranges::for_each(level, keep);
        std::ranges::for_each(bundle->identity, keep);
        std::ranges::for_each(bundle->boundary, keep);
        journal.add_document(bundle->manifest_hash, bundle->manifest, identity::documents_of(*bundle));
    }
    if (resource && (kept >> bundles.size() & 1) == 0) keep(evidence.resource);
}

// Lists that no cache keeps: rare, and short.
std::string Kernel::keep_list(std::string_view member, const std::vector<policy::Attached>& list) {
    const auto manifest = identity::manifest_of(member, list);
    auto hash = sha256_hex(manifest);
    if (stage_.journal->has_document(hash)) return hash;
    std::vector<std::string> names;
    for (const auto& one : list) {
        if (one.document->hash.empty()) continue;  // the empty one of a federated user
        stage_.journal->add_document(one.document->hash, one.document->text);
        names.push_back(one.document->hash);
    }
    stage_.journal->add_document(hash, manifest, names);
    return hash;
}

void Kernel::record(const Call& call, const Result<Erased>& output, const std::vector<identity::Verdict>& verdicts) {
    journal::Entry entry;
    entry.request_id = call.request_id;
    entry.parent_request_id = call.parent_request_id;
    entry.time = call.time;
    entry.account = call.caller.account;
    entry.region = call.region;
    if (call.service != nullptr) entry.service = call.service->name;
    if (call.operation != nullptr) entry.operation = call.operation->model->name;
    entry.principal_arn = call.caller.arn;
    entry.principal_kind = kind_of(call.caller);
    entry.access_key_id = call.caller.access_key_id;
    entry.source_ip = call.origin.source_ip;
    entry.user_agent = call.origin.user_agent;
    entry.http_status = 200;
    if (!output) {
        entry.error_code = output.error().code;
        entry.error_message = output.error().message;
        entry.http_status = output.error().status;
    }
    entry.fork_id = stage_.fork_number;
    entry.revision = stage_.branch->revision();
    for (const auto& verdict : verdicts) {
        journal::Check check;
        check.action = verdict.question.action;
        check.resource = verdict.question.resource;
        check.outcome = outcome_of(verdict.decision);
        check.is_refusal = verdict.is_refusal;
        check.layer = policy::name_of(verdict.decision.layer);
        check.policy = verdict.decision.policy;
        check.statement = verdict.decision.statement;
        check.because = verdict.reason.empty() ? verdict.decision.because : verdict.reason;
        for (const auto& key : verdict.decision.keys) check.context[key.key] = key.values;
        if (const auto& evidence = verdict.evidence; evidence.caller) {
            keep_documents(evidence);
            check.documents = {{"caller", evidence.caller->manifest_hash}, {"owner", evidence.owner->manifest_hash}};
            if (evidence.resource.document) check.documents.emplace("resource", evidence.resource.document->hash);
            if (!evidence.session.empty()) check.documents.emplace("session", keep_list("session-policy", evidence.session));
            if (!evidence.endpoint.empty()) {
                check.documents.emplace("endpoint", keep_list("endpoint-policy", evidence.endpoint));
            }
            const auto& asker = verdict.question.as ? *verdict.question.as : call.caller;
            check.question = identity::question_text(asker, verdict);
        }
        entry.checks.push_back(std::move(check));
    }
    stage_.journal->append(std::move(entry));
}

}  // namespace backlot::kernel
