// PutSubscriptionFilter and DeleteSubscriptionFilter: where a group's events would be delivered as they come.
//
// The filter is checked and kept; nothing is delivered, and that is told. A destination is a Kinesis or Firehose stream or
// a Lambda function of the group's account, or a logical destination. But for a function and a destination of another
// account a role is needed, which the caller must be allowed to pass to CloudWatch Logs. Fails with
// ResourceNotFoundException, LimitExceededException (two to a group), InvalidOperationException (a class without
// subscription filters), InvalidParameterException.
//
// DIFFERS: the destination is judged by its ARN; AWS also delivers a test message to it.
//
// Source: Amazon CloudWatch Logs API Reference (2014-03-28), PutSubscriptionFilter; User Guide, "Log classes".
#include "base/arn.h"
#include "services/logs/access.h"
#include "services/logs/errors.h"
#include "services/logs/model.h"
#include "services/logs/pattern.h"
#include "services/logs/unexecuted_rules.h"

namespace backlot::logs {

namespace {

constexpr std::size_t subscription_filter_limit = 2;  // of one group

bool is_destination(const Arn& arn, std::string_view service, std::string_view resource) {
    return arn.service == service && arn.resource.starts_with(resource);
}

Result<> check_subscription_filter(const Context& context, const PutSubscriptionFilterInput& input) {
    if (input.apply_on_transformed_logs.value_or(false)) return errors::not_built("backlot has no log transformers yet.");
    if (input.field_selection_criteria || !input.emit_system_fields.empty()) {
        return errors::not_built("backlot does not centralise logs yet: there are no system fields to select by.");
    }
    if (auto pattern = FilterPattern::parse(input.filter_pattern); !pattern) return std::unexpected(pattern.error());
    const auto arn = Arn::parse(input.destination_arn);
    const bool is_kinesis = arn && is_destination(*arn, "kinesis", "stream/");
    const bool is_firehose = arn && is_destination(*arn, "firehose", "deliverystream/");
    const bool is_function = arn && is_destination(*arn, "lambda", "function:");
    const bool is_logical = arn && is_destination(*arn, "logs", "destination:");
    if (!is_kinesis && !is_firehose && !is_function && !is_logical) {
        return errors::invalid_parameter("PutSubscriptionFilter operation cannot work with destinationArn for vendor " +
                                         (arn ? arn->service : input.destination_arn));
    }
    if (is_logical) return errors::not_built("backlot has no logical destinations yet.");
    if (is_function && arn->account != context.account()) {
        return fail("AccessDeniedException",
                    "Cross-account lambda invocation passing is not allowed. You must use DestinationPolicies to create cross account "
                    "lambda triggers.", 400);
    }
    if (arn->account != context.account()) {
        return errors::invalid_parameter("destinationArn must be of the log group's account, or a logical destination.");
    }
    if (!is_function && !input.role_arn) {
        return errors::invalid_parameter("destinationArn for vendor " + arn->service + " cannot be used without roleArn");
    }
    if (is_function && input.role_arn) {
        return errors::invalid_parameter("destinationArn for vendor lambda cannot be used with roleArn");
    }
    return {};
}

}  // namespace

Result<Access> put_subscription_filter_access(const Context& context, const PutSubscriptionFilterInput& input) {
    auto access = on_group(context, "logs:PutSubscriptionFilter", group_key(context, input.log_group_name));
    if (input.role_arn) {
        Question pass{.action = "iam:PassRole", .resource = *input.role_arn, .owned = {}, .keys = {}};
        pass.owned.account = arn_account(*input.role_arn);
        pass.keys.push_back({.name = "iam:PassedToService", .values = {"logs.amazonaws.com"}});
        access.also.push_back(std::move(pass));
    }
    return access;
}

Result<PutSubscriptionFilterOutput> put_subscription_filter(Context& context,
                                                            const PutSubscriptionFilterInput& input) {
    BACKLOT_CHECK(check_subscription_filter(context, input));
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    if (group.log_class != "STANDARD") {
        return errors::invalid_operation("Subscription filters are not supported for log groups of the " +
                                         group.log_class + " class.");
    }
    const auto old = context.find(subscription_filters, key.account, key.region, key.name, input.filter_name);
    std::size_t count = 0;
    store::scan(context.view(), subscription_filters, [&](const SubscriptionFilterRecord&) { ++count; }, key.account,
                key.region, key.name);
    if (!old && count >= subscription_filter_limit) return errors::limit_exceeded("Resource limit exceeded.");
    const SubscriptionFilterRecord filter{.group = key.name,
                                          .name = input.filter_name,
                                          .pattern = input.filter_pattern,
                                          .created = old ? old->created : context.now(),
                                          .destination = input.destination_arn,
                                          .role = input.role_arn.value_or(""),
                                          .distribution = input.distribution.value_or("ByLogStream")};
    store::put(context.writes(), subscription_filters, filter, key.account, key.region, key.name, filter.name);
    context.tell(rule_of(key, filter));
    return PutSubscriptionFilterOutput{};
}

Result<Access> delete_subscription_filter_access(const Context& context, const DeleteSubscriptionFilterInput& input) {
    return on_group(context, "logs:DeleteSubscriptionFilter", group_key(context, input.log_group_name));
}

Result<DeleteSubscriptionFilterOutput> delete_subscription_filter(Context& context,
                                                                  const DeleteSubscriptionFilterInput& input) {
    const auto key = group_key(context, input.log_group_name);
    BACKLOT_TRY(group, need_group(context, key));
    if (!context.find(subscription_filters, key.account, key.region, group.name, input.filter_name)) {
        return errors::not_found("The specified subscription filter does not exist.");
    }
    store::erase(context.writes(), subscription_filters, key.account, key.region, group.name, input.filter_name);
    return DeleteSubscriptionFilterOutput{};
}

}  // namespace backlot::logs
