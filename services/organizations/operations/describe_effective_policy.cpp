// DescribeEffectivePolicy: what the management policies of a type amount to for an account.
//
// Any account may ask about itself, the management account and its delegates about every member. Fails with
// EffectivePolicyNotFoundException where the type is not enabled or no policy reaches the account,
// TargetNotFoundException, InvalidInputException (TARGET_NOT_SUPPORTED, INVALID_ENUM_POLICY_TYPE).
//
// Source: AWS Organizations API Reference (2016-11-28), DescribeEffectivePolicy, "API operations by account".
#include "services/organizations/effective_policy.h"
#include "services/organizations/policies.h"

namespace backlot::organizations {

Result<Access> describe_effective_policy_access(const Context& context, const DescribeEffectivePolicyInput& input) {
    const auto target = input.target_id.value_or(context.account());
    const auto callers = target == context.account() ? Callers::members : Callers::delegates;
    return access_to(context, callers, "DescribeEffectivePolicy", own_arn(context, target),
                     {{.name = "organizations:PolicyType", .values = {input.policy_type}}});
}

Result<DescribeEffectivePolicyOutput> describe_effective_policy(const Context& context,
                                                                const DescribeEffectivePolicyInput& input) {
    BACKLOT_TRY(home, home_of(context));
    BACKLOT_CHECK(check_management_type(input.policy_type));
    const auto target = input.target_id.value_or(context.account());
    if (is_parent(context, home.organization, target)) {
        return errors::invalid_input("TARGET_NOT_SUPPORTED",
                                     "You can't perform the specified operation on that target entity.");
    }
    const auto account = find_member(context, home.organization, target);
    if (!account) return errors::of("TargetNotFoundException");
    const auto effective = effective_policy_of(context, home.organization, *account, input.policy_type);
    if (!effective) return errors::of("EffectivePolicyNotFoundException");
    DescribeEffectivePolicyOutput output;
    output.effective_policy = EffectivePolicy{.policy_content = content_of(effective->settings).dump(),
                                              .last_updated_timestamp = effective->updated,
                                              .target_id = target,
                                              .policy_type = input.policy_type};
    return output;
}

}  // namespace backlot::organizations
