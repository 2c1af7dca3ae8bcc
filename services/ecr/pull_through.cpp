#include "services/ecr/pull_through.h"

#include "identity/authenticate.h"
#include "services/ecr/images.h"
#include "services/ecr/layers.h"
#include "services/ecr/registry_request.h"
#include "services/ecr/templates.h"
#include "services/sts/model.h"

namespace backlot::ecr {

namespace {

errors::Refusal unreachable(std::string why) { return errors::make("UnableToGetUpstreamImageException", std::move(why)); }

bool is_under(std::string_view name, std::string_view prefix) {
    return prefix == root_prefix || (name.size() > prefix.size() && name.starts_with(prefix) && name[prefix.size()] == '/');
}

// The session under which the image is pulled.
Result<identity::Caller> puller(Context& context, const CacheRuleRecord& rule, const std::string& account) {
    const auto service = identity::service_principal("pullthroughcache.ecr.amazonaws.com", "arn:aws:ecr:" + context.region() + ":" + account + ":pull-through-cache-rule/" + rule.prefix, account);
    const auto done = context.call(service, sts::AssumeRoleInput{.role_arn = rule.role, .role_session_name = "pull-through-cache"});
    if (!done) return unreachable("The role " + rule.role + " could not be assumed: " + done.error().message);
    auto found = identity::find_credential(context.view(), done->credentials->access_key_id, context.now());
    if (!found) return unreachable("The role " + rule.role + " could not be assumed.");
    return std::move(found->caller);
}

struct Upstream {
    std::string account;
    std::string region;
    std::string repository;
};

// One manifest with its layers, and those that it names, into the repository.
Result<> take_in(Context& context, const identity::Caller& as, const Upstream& from, const RepositoryRecord& to, const ImageIdentifier& id) {
    BatchGetImageInput input{.registry_id = from.account, .repository_name = from.repository};
    input.image_ids.push_back(id);
    const auto got = context.call_in(from.region, as, input);
    if (!got) return unreachable(got.error().message);
    if (got->images.empty()) return unreachable("The image with imageId " + words_of(id) + " does not exist in the upstream repository " + from.repository + ".");
    const auto source = context.find(repositories, from.account, from.region, from.repository);
    const auto image = source ? find_image(context, *source, {.image_digest = got->images.front().image_id->image_digest}) : std::nullopt;
    if (!image) return unreachable("The image is gone from the upstream repository.");
    for (const auto& digest : image->manifests) BACKLOT_CHECK(take_in(context, as, from, to, {.image_digest = digest}));
    for (const auto& digest : image->layers) {
        const auto url = context.call_in(from.region, as, GetDownloadUrlForLayerInput{.registry_id = from.account, .repository_name = from.repository, .layer_digest = digest});
        if (!url) return unreachable(url.error().message);
        if (const auto layer = find_layer(context, *source, digest)) copy_layer(context, to, *layer);
    }
    auto copied = *image;
    copied.pushed = context.now();
    copied.pulled.reset();
    copied.scanned.reset();
    copied.replication.clear();
    store_image(context, to, copied);
    if (id.image_tag) store_tag(context, to, *id.image_tag, copied.digest);
    return {};
}

}  // namespace

std::string upstream_of(std::string_view url) {
    if (is_registry_host(url)) return "ecr";
    constexpr std::pair<std::string_view, std::string_view> known[] = {
        {"public.ecr.aws", "ecr-public"},         {"registry-1.docker.io", "docker-hub"}, {"quay.io", "quay"},
        {"registry.k8s.io", "k8s"},               {"ghcr.io", "github-container-registry"},
        {"registry.gitlab.com", "gitlab-container-registry"}, {"cgr.dev", "chainguard"}};
    for (const auto& [host, name] : known) {
        if (url == host) return std::string(name);
    }
    return url.ends_with(".azurecr.io") ? "azure-container-registry" : "";
}

std::optional<CacheRuleRecord> cache_rule_for(const Context& context, std::string_view account, std::string_view region, std::string_view name) {
    std::optional<CacheRuleRecord> best;
    store::scan(context.view(), cache_rules, [&](const CacheRuleRecord& one) {
        if (is_under(name, one.prefix) && (!best || best->prefix == root_prefix || one.prefix.size() > best->prefix.size())) best = one;
    }, account, region);
    return best;
}

Result<CacheRuleRecord> need_cache_rule(const Context& context, std::string_view prefix) {
    auto found = context.find(cache_rules, context.account(), context.region(), prefix);
    if (!found) {
        return errors::make("PullThroughCacheRuleNotFoundException", "Pull through cache rule with ecr repository prefix '" + std::string(prefix) +
                                                                         "' does not exist in the registry with id '" + context.account() + "'");
    }
    return *std::move(found);
}

void store_cache_rule(Context& context, const CacheRuleRecord& rule) {
    store::put(context.writes(), cache_rules, rule, context.account(), context.region(), rule.prefix);
}

Result<> pull_through(Context& context, const CacheRuleRecord& rule, const std::string& account, std::string_view name, const ImageIdentifier& id) {
    if (rule.upstream != "ecr") return unreachable("backlot reaches no registry of the world: " + rule.upstream_url);
    BACKLOT_CHECK(context.require(question_on(context, "ecr:BatchImportUpstreamImage", account, context.region(), name)));
    auto rest = std::string(name);
    if (rule.prefix != root_prefix) rest.erase(0, rule.prefix.size() + 1);
    const bool has_prefix = !rule.upstream_prefix.empty() && rule.upstream_prefix != root_prefix;
    const auto& url = rule.upstream_url;
    constexpr std::size_t region_at = 12 + std::string_view(".dkr.ecr.").size();
    const Upstream from{.account = url.substr(0, 12), .region = url.substr(region_at, url.find('.', region_at) - region_at),
                        .repository = has_prefix ? rule.upstream_prefix + "/" + rest : rest};
    BACKLOT_TRY(as, puller(context, rule, account));
    auto to = context.find(repositories, account, context.region(), name);
    if (!to) {
        BACKLOT_CHECK(context.require(question_on(context, "ecr:CreateRepository", account, context.region(), name)));
        to = make_repository(context, account, context.region(), std::string(name), template_for(context, account, context.region(), name, by_cache));
    }
    return take_in(context, as, from, *to, id);
}

}  // namespace backlot::ecr
