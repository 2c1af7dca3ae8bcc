// DescribePullThroughCacheRules: those of these prefixes, or all, a page at a time.
//
// Fails with PullThroughCacheRuleNotFoundException, InvalidParameterException.
//
// Source: Amazon ECR API Reference (2015-09-21), DescribePullThroughCacheRules.
#include "services/ecr/page.h"
#include "services/ecr/pull_through.h"

namespace backlot::ecr {

Result<Access> describe_pull_through_cache_rules_access(const Context&, const DescribePullThroughCacheRulesInput&) {
    return on_registry("ecr:DescribePullThroughCacheRules");
}

Result<DescribePullThroughCacheRulesOutput> describe_pull_through_cache_rules(const Context& context, const DescribePullThroughCacheRulesInput& input) {
    std::vector<CacheRuleRecord> found;
    for (const auto& prefix : input.ecr_repository_prefixes) {
        BACKLOT_TRY(rule, need_cache_rule(context, prefix));
        found.push_back(std::move(rule));
    }
    DescribePullThroughCacheRulesOutput output;
    if (input.ecr_repository_prefixes.empty()) {
        store::scan(context.view(), cache_rules, [&](const CacheRuleRecord& one) { found.push_back(one); }, context.account(), context.region());
        BACKLOT_TRY(next, cut_page(found, &CacheRuleRecord::prefix, input.max_results, input.next_token));
        output.next_token = next;
    }
    output.pull_through_cache_rules.given = true;
    for (const auto& rule : found) {
        PullThroughCacheRule shape{.ecr_repository_prefix = rule.prefix, .upstream_registry_url = rule.upstream_url, .created_at = rule.created,
                                   .registry_id = context.account()};
        if (!rule.credential.empty()) shape.credential_arn = rule.credential;
        if (!rule.role.empty()) shape.custom_role_arn = rule.role;
        shape.upstream_repository_prefix = rule.upstream_prefix;
        shape.upstream_registry = rule.upstream;
        shape.updated_at = rule.updated;
        output.pull_through_cache_rules.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::ecr
