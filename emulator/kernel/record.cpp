// What a call leaves in the journal.
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
        entry.checks.push_back(std::move(check));
    }
    stage_.journal->append(std::move(entry));
}

}  // namespace backlot::kernel
