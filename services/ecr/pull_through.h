// Pull through caches: an image that a repository has not is taken from the registry behind it, by a rule of the registry.
//
// Behind another registry of ECR the image is pulled under the rule's role, which trusts pullthroughcache.ecr.amazonaws.com,
// and kept here for the caller, who may ecr:BatchImportUpstreamImage and, where the repository is missing,
// ecr:CreateRepository. Registries of the world lie outside: such a pull fails.
//
// Source: Amazon ECR User Guide, "Sync an upstream registry with an Amazon ECR private registry", "IAM permissions required to
// sync an upstream registry", "Use pull through cache rules with cross-account ECR to ECR".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/ecr/access.h"

namespace backlot::ecr {

// What kind of registry a URL is; empty: none that there are rules for.
[[nodiscard]] std::string upstream_of(std::string_view url);
[[nodiscard]] std::optional<CacheRuleRecord> cache_rule_for(const Context& context, std::string_view account, std::string_view region, std::string_view name);
// Fails with PullThroughCacheRuleNotFoundException.
[[nodiscard]] Result<CacheRuleRecord> need_cache_rule(const Context& context, std::string_view prefix);
void store_cache_rule(Context& context, const CacheRuleRecord& rule);

// Takes the image in. Fails with UnableToGetUpstreamImageException, and as the gate refuses.
[[nodiscard]] Result<> pull_through(Context& context, const CacheRuleRecord& rule, const std::string& account, std::string_view name, const ImageIdentifier& id);

}  // namespace backlot::ecr
