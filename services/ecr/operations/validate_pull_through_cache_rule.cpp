// ValidatePullThroughCacheRule: whether the registry behind a rule can be reached.
//
// Fails with PullThroughCacheRuleNotFoundException.
//
// Source: Amazon ECR API Reference (2015-09-21), ValidatePullThroughCacheRule.
#include "services/ecr/pull_through.h"

namespace backlot::ecr {

Result<Access> validate_pull_through_cache_rule_access(const Context&, const ValidatePullThroughCacheRuleInput&) {
    return on_registry("ecr:ValidatePullThroughCacheRule");
}

Result<ValidatePullThroughCacheRuleOutput> validate_pull_through_cache_rule(const Context& context, const ValidatePullThroughCacheRuleInput& input) {
    BACKLOT_TRY(rule, need_cache_rule(context, input.ecr_repository_prefix));
    ValidatePullThroughCacheRuleOutput output{.ecr_repository_prefix = rule.prefix, .registry_id = context.account(), .upstream_registry_url = rule.upstream_url};
    if (!rule.credential.empty()) output.credential_arn = rule.credential;
    if (!rule.role.empty()) output.custom_role_arn = rule.role;
    output.upstream_repository_prefix = rule.upstream_prefix;
    output.is_valid = rule.upstream == "ecr";
    if (!*output.is_valid) output.failure = "backlot reaches no registry of the world: " + rule.upstream_url;
    return output;
}

}  // namespace backlot::ecr
