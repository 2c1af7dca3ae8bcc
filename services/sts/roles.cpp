#include "services/sts/roles.h"

#include "base/arn.h"
#include "identity/directory.h"
#include "services/sts/errors.h"

namespace backlot::sts {

namespace {

constexpr std::int64_t default_session_seconds = 3'600;

}  // namespace

std::optional<FoundRole> find_role(const Context& context, const std::string& arn) {
    const std::string account(arn_account(arn));
    const auto owner = identity::find_account(context.view(), account);
    if (!owner || owner->status != "ACTIVE") return std::nullopt;
    auto role = identity::find_role_by_arn(context.view(), arn);
    if (!role) return std::nullopt;
    return FoundRole{.account = account, .role = *std::move(role)};
}

identity::Owned owned_of(const FoundRole& found) {
    return {.account = found.account,
            .policy = found.role.trust,
            .policy_name = "trust policy of " + found.role.name,
            .tags = found.role.tags};
}

void add_role_tag_keys(std::vector<ConditionKey>& keys, const FoundRole& found) {
    for (const auto& [key, value] : found.role.tags) keys.push_back({.name = "iam:ResourceTag/" + key, .values = {value}});
}

Result<std::int64_t> duration_of(const identity::Role& role, const std::optional<std::int64_t>& asked) {
    const auto seconds = asked.value_or(default_session_seconds);
    if (seconds > role.max_session_seconds) {
        return errors::validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }
    return seconds;
}

Session role_session(Context& context, const FoundRole& found, const std::string& session_name, std::int64_t seconds,
                     std::int64_t token_minimum) {
    auto session = new_session(context, identity::SessionKind::role, found.account, seconds, token_minimum);
    session.role = found.role.name;
    session.role_id = found.role.id;
    session.session_name = session_name;
    return session;
}

AssumedRoleUser assumed_user(const Session& session) {
    return {.assumed_role_id = session.role_id + ":" + session.session_name,
            .arn = identity::session_arn(session.account, session.role, session.session_name)};
}

}  // namespace backlot::sts
