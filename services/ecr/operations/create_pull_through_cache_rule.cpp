// CreatePullThroughCacheRule: names of a prefix stand for another registry's repositories.
//
// Rules for registries of the world are kept, and pulls by them fail; one for a registry of ECR needs a role
// (NotImplemented without). Fails with PullThroughCacheRuleAlreadyExistsException, UnsupportedUpstreamRegistryException,
// ValidationException.
//
// Source: Amazon ECR API Reference (2015-09-21), CreatePullThroughCacheRule.
#include "services/ecr/pull_through.h"

namespace backlot::ecr {

namespace {

bool needs_credential(std::string_view upstream) {
    return upstream == "docker-hub" || upstream == "github-container-registry" || upstream == "gitlab-container-registry" ||
           upstream == "azure-container-registry" || upstream == "chainguard";
}

}  // namespace

Result<Access> create_pull_through_cache_rule_access(const Context&, const CreatePullThroughCacheRuleInput&) {
    return on_registry("ecr:CreatePullThroughCacheRule");
}

Result<CreatePullThroughCacheRuleOutput> create_pull_through_cache_rule(Context& context, const CreatePullThroughCacheRuleInput& input) {
    if (need_cache_rule(context, input.ecr_repository_prefix)) {
        return errors::make("PullThroughCacheRuleAlreadyExistsException", "A pull through cache rule with ecr repository prefix '" +
                                                                              input.ecr_repository_prefix + "' already exists in the registry with id '" +
                                                                              context.account() + "'");
    }
    CacheRuleRecord rule{.prefix = input.ecr_repository_prefix, .upstream_url = input.upstream_registry_url, .upstream = upstream_of(input.upstream_registry_url),
                         .upstream_prefix = input.upstream_repository_prefix.value_or("ROOT"), .credential = input.credential_arn.value_or(""),
                         .role = input.custom_role_arn.value_or(""), .created = context.now(), .updated = context.now()};
    if (rule.upstream.empty() || (input.upstream_registry && *input.upstream_registry != rule.upstream)) {
        return errors::make("UnsupportedUpstreamRegistryException", "The upstream registry " + rule.upstream_url + " is not supported.");
    }
    if (needs_credential(rule.upstream) && rule.credential.empty()) return errors::validation("The upstream registry " + rule.upstream + " needs a credentialArn.");
    if (rule.upstream == "ecr" && rule.role.empty()) return errors::not_built("pull through from a registry of ECR without a role (customRoleArn)");
    store_cache_rule(context, rule);
    CreatePullThroughCacheRuleOutput output{.ecr_repository_prefix = rule.prefix, .upstream_registry_url = rule.upstream_url, .created_at = rule.created,
                                            .registry_id = context.account(), .upstream_registry = rule.upstream};
    output.credential_arn = input.credential_arn;
    output.custom_role_arn = input.custom_role_arn;
    output.upstream_repository_prefix = rule.upstream_prefix;
    return output;
}

}  // namespace backlot::ecr
