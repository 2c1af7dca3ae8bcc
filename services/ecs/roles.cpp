#include "services/ecs/roles.h"

#include "identity/authenticate.h"
#include "services/ecs/errors.h"
#include "services/sts/model.h"

namespace backlot::ecs {

namespace {

Result<std::string> assume(Context& context, const LiveTask& live, const std::string& role) {
    if (role.empty()) return std::string{};
    const auto agent = identity::service_principal("ecs-tasks.amazonaws.com", live.arn(), live.record.account);
    const auto done = context.call_in(live.record.region, agent,
                                      sts::AssumeRoleInput{.role_arn = role,
                                                           .role_session_name = live.record.id,
                                                           .duration_seconds = std::chrono::seconds(session_life).count()});
    if (!done) {
        return errors::client("ECS was unable to assume the role '" + role +
                              "' that was provided for this task. Please verify that the role being passed has the proper trust "
                              "relationship and permissions and that your IAM user has permissions to pass this role.");
    }
    return done->credentials->access_key_id;
}

std::optional<identity::Caller> holder_of(const Context& context, const std::string& key) {
    if (key.empty()) return std::nullopt;
    auto found = identity::find_credential(context.view(), key, context.now());
    if (!found) return std::nullopt;
    return std::move(found->caller);
}

}  // namespace

Result<> assume_roles(Context& context, LiveTask& live) {
    BACKLOT_TRY(task_key, assume(context, live, live.record.task_role));
    BACKLOT_TRY(execution_key, assume(context, live, live.record.execution_role));
    live.record.task_key = std::move(task_key);
    live.record.execution_key = std::move(execution_key);
    return {};
}

std::optional<identity::Caller> execution_caller(const Context& context, const LiveTask& live) {
    return holder_of(context, live.record.execution_key);
}

std::optional<identity::Caller> application_caller(const Context& context, const LiveTask& live) {
    return holder_of(context, live.record.task_key);
}

}  // namespace backlot::ecs
