#include "services/iam/reach.h"

#include <algorithm>

#include "base/arn.h"
#include "identity/directory.h"
#include "services/iam/errors.h"
#include "services/iam/granting.h"

namespace backlot::iam {

namespace {

bool is_policy(const std::string& arn) {
    const auto parsed = Arn::parse(arn);
    return parsed && parsed->service == "iam" && parsed->resource.starts_with("policy/");
}

template <class Record>
Reacher reacher_of(const Context& context, Kind kind, const Record& record) {
    return {.kind = kind, .name = record.name, .path = record.path, .id = record.id,
            .arn = iam_arn(context, name_of(kind), record.path, record.name)};
}

bool is_among(const std::vector<std::string>& list, const std::string& one) { return std::ranges::find(list, one) != list.end(); }

std::vector<Reacher> holders_of(const Context& context, const std::string& policy_arn) {
    std::vector<Reacher> found;
    std::vector<std::string> groups;
    for (const auto& group : all_of(context, identity::groups))
        if (is_among(group.attached, policy_arn)) groups.push_back(group.name);
    for (const auto& user : all_of(context, identity::users)) {
        const bool is_in_one = std::ranges::any_of(user.groups, [&](const std::string& name) { return is_among(groups, name); });
        if (is_in_one || is_among(user.attached, policy_arn)) found.push_back(reacher_of(context, Kind::user, user));
    }
    for (const auto& role : all_of(context, identity::roles))
        if (is_among(role.attached, policy_arn)) found.push_back(reacher_of(context, Kind::role, role));
    return found;
}

std::vector<Reacher> reachers_in(const Context& context, const Entity& entity) {
    if (const auto* user = std::get_if<identity::User>(&entity.record)) return {reacher_of(context, Kind::user, *user)};
    if (const auto* role = std::get_if<identity::Role>(&entity.record)) return {reacher_of(context, Kind::role, *role)};
    std::vector<Reacher> found;
    for (const auto& user : all_of(context, identity::users))
        if (is_among(user.groups, entity.name())) found.push_back(reacher_of(context, Kind::user, user));
    return found;
}

}  // namespace

Access on_subject(const Context& context, std::string_view action, const std::string& arn) {
    return is_policy(arn) ? on_policy(context, action, arn) : on_identity(context, action, arn);
}

Result<Reach> reach_of(const Context& context, const std::string& arn) {
    Reach reach;
    if (is_policy(arn)) {
        const auto document = identity::managed_document(context.view(), arn);
        const bool is_own = Arn::parse(arn)->account == context.account() || Arn::parse(arn)->account == "aws";
        if (!document || !is_own) return errors::no_such_entity("The entity with ARN " + arn + " cannot be found.");
        reach.documents.push_back(*document);
        reach.by = holders_of(context, arn);
        return reach;
    }
    BACKLOT_TRY(entity, entity_at(context, arn));
    BACKLOT_TRY(held, policies_held_by(context, entity));
    for (auto& one : held) reach.documents.push_back(std::move(one.document));
    reach.by = reachers_in(context, entity);
    return reach;
}

Result<AccessReportJob> need_report(const Context& context, const std::string& job_id) {
    auto job = context.find(access_report_jobs, context.account(), job_id);
    if (!job) return errors::no_such_entity("The specified job ID " + job_id + " cannot be found.");
    return std::move(*job);
}

}  // namespace backlot::iam
