// DeletePullThroughCacheRule: what was taken in stays.
//
// Fails with PullThroughCacheRuleNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), DeletePullThroughCacheRule.
#include "services/ecr/pull_through.h"

namespace backlot::ecr {

Result<Access> delete_pull_through_cache_rule_access(const Context&, const DeletePullThroughCacheRuleInput&) {
    return on_registry("ecr:DeletePullThroughCacheRule");
}

Result<DeletePullThroughCacheRuleOutput> delete_pull_through_cache_rule(Context& context, const DeletePullThroughCacheRuleInput& input) {
    BACKLOT_TRY(rule, need_cache_rule(context, input.ecr_repository_prefix));
    store::erase(context.writes(), cache_rules, context.account(), context.region(), rule.prefix);
    DeletePullThroughCacheRuleOutput output{.ecr_repository_prefix = rule.prefix, .upstream_registry_url = rule.upstream_url, .created_at = rule.created,
                                            .registry_id = context.account()};
    if (!rule.credential.empty()) output.credential_arn = rule.credential;
    if (!rule.role.empty()) output.custom_role_arn = rule.role;
    output.upstream_repository_prefix = rule.upstream_prefix;
    return output;
}

}  // namespace backlot::ecr
