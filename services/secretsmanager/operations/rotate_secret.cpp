// RotateSecret: NotImplemented with a function, which would have to be invoked; what AWS refuses before it would is refused so.
//
// Fails with ResourceNotFoundException, InvalidRequestException, InvalidParameterException, NotImplemented.
//
// Source: AWS Secrets Manager API Reference (2017-10-17), RotateSecret, RotationRulesType; User Guide, "Schedule expressions in
// Secrets Manager rotation".
#include <re2/re2.h>

#include "services/secretsmanager/replication.h"

namespace backlot::secretsmanager {

namespace {

constexpr std::int64_t most_days = 1000;

Result<> check_rules(const RotationRulesType& rules) {
    if (rules.automatically_after_days && rules.schedule_expression) {
        return errors::invalid_parameter("You can't specify both AutomaticallyAfterDays and ScheduleExpression in RotationRules.");
    }
    if (rules.automatically_after_days && (*rules.automatically_after_days < 1 || *rules.automatically_after_days > most_days)) {
        return errors::invalid_parameter("AutomaticallyAfterDays must be between 1 and 1000.");
    }
    static const RE2 rate(R"(rate\([1-9][0-9]{0,3} (hour|hours|day|days)\))");
    static const RE2 cron(R"(cron\(0( [0-9A-Za-z*/#,?L-]+){5}\))");
    if (rules.schedule_expression && !RE2::FullMatch(*rules.schedule_expression, rate) && !RE2::FullMatch(*rules.schedule_expression, cron)) {
        return errors::invalid_parameter("Invalid ScheduleExpression " + *rules.schedule_expression + ".");
    }
    static const RE2 window("[0-9]{1,2}h");
    if (rules.duration && !RE2::FullMatch(*rules.duration, window)) return errors::invalid_parameter("Invalid Duration " + *rules.duration + ".");
    return {};
}

}  // namespace

Result<Access> rotate_secret_access(const Context& context, const RotateSecretInput& input) {
    Keys keys;
    if (input.rotation_lambda_arn) add_key(keys, "secretsmanager:RotationLambdaARN", *input.rotation_lambda_arn);
    add_key(keys, "secretsmanager:RotateImmediately", std::string(input.rotate_immediately.value_or(true) ? "true" : "false"));
    if (input.rotation_rules && input.rotation_rules->schedule_expression) {
        add_key(keys, "secretsmanager:ScheduleExpression", *input.rotation_rules->schedule_expression);
    }
    return on_secret(context, "secretsmanager:RotateSecret", input.secret_id, std::move(keys));
}

Result<RotateSecretOutput> rotate_secret(Context& context, const RotateSecretInput& input) {
    BACKLOT_CHECK(need_primary(context, input.secret_id));
    if (input.rotation_rules) BACKLOT_CHECK(check_rules(*input.rotation_rules));
    if (input.external_secret_rotation_role_arn || !input.external_secret_rotation_metadata.empty()) {
        return errors::not_built("rotate secrets of other providers");
    }
    if (!input.rotation_lambda_arn) return errors::invalid_request("No Lambda rotation function ARN is associated with this secret.");
    return errors::not_built("invoke functions that rotate secrets");
}

}  // namespace backlot::secretsmanager
