// UpdatePullThroughCacheRule: another credential or role.
//
// Fails with PullThroughCacheRuleNotFoundException, ValidationException.
//
// Source: Amazon ECR API Reference (2015-09-21), UpdatePullThroughCacheRule.
#include "services/ecr/pull_through.h"

namespace backlot::ecr {

Result<Access> update_pull_through_cache_rule_access(const Context&, const UpdatePullThroughCacheRuleInput&) {
    return on_registry("ecr:UpdatePullThroughCacheRule");
}

Result<UpdatePullThroughCacheRuleOutput> update_pull_through_cache_rule(Context& context, const UpdatePullThroughCacheRuleInput& input) {
    BACKLOT_TRY(rule, need_cache_rule(context, input.ecr_repository_prefix));
    if (!input.credential_arn && !input.custom_role_arn) return errors::validation("A credentialArn or a customRoleArn is required.");
    if (input.credential_arn) rule.credential = *input.credential_arn;
    if (input.custom_role_arn) rule.role = *input.custom_role_arn;
    rule.updated = context.now();
    store_cache_rule(context, rule);
    UpdatePullThroughCacheRuleOutput output{.ecr_repository_prefix = rule.prefix, .registry_id = context.account(), .updated_at = rule.updated};
    if (!rule.credential.empty()) output.credential_arn = rule.credential;
    if (!rule.role.empty()) output.custom_role_arn = rule.role;
    output.upstream_repository_prefix = rule.upstream_prefix;
    return output;
}

}  // namespace backlot::ecr
