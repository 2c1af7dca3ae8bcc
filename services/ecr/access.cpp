#include "services/ecr/access.h"

#include <algorithm>

#include "base/arn.h"
#include "base/encoding.h"
#include "identity/principals.h"
#include "policy/document.h"
#include "policy/pattern.h"
#include "policy/validate.h"
#include "text/json.h"

namespace backlot::ecr {

namespace {

constexpr std::string_view resource_prefix = "repository/";
constexpr std::size_t policy_limit_bytes = 10'240;
constexpr std::size_t exclusion_limit = 5;

// Two policies as one: a request is allowed where either lets it, and denied where either says so.
std::string joined(const std::string& first, const std::string& second) {
    if (first.empty() || second.empty()) return first + second;
    auto whole = Json::parse(first);
    const auto more = Json::parse(second);
    if (!whole || !more) return first;
    auto statements = Json::array();
    for (const Json* one : {static_cast<const Json*>(&*whole), &*more}) {
        const auto& list = (*one)["Statement"];
        if (!list.is_array()) {
            statements.push_back(list);
            continue;
        }
        for (const auto& statement : list.as_array()) statements.push_back(statement);
    }
    whole->set("Statement", std::move(statements));
    return whole->dump();
}

}  // namespace

std::string registry_of(const Context& context, const MaybeText& registry_id) { return registry_id.value_or(context.account()); }

RegistryRecord find_registry(const Context& context, std::string_view account, std::string_view region) {
    return context.find(registries, account, region).value_or(RegistryRecord{});
}

void store_registry(Context& context, const RegistryRecord& registry) {
    store::put(context.writes(), registries, registry, context.account(), context.region());
}

Result<RepositoryRecord> need_repository(const Context& context, const MaybeText& registry_id, std::string_view name) {
    const auto account = registry_of(context, registry_id);
    auto found = context.find(repositories, account, context.region(), name);
    if (!found) return errors::no_repository(name, account);
    return *std::move(found);
}

Result<RepositoryRecord> need_by_arn(const Context& context, std::string_view text) {
    const auto place = place_in(text);
    if (!place) return errors::invalid_parameter("resourceArn", "Invalid ARN");
    if (place->region != context.region()) return errors::no_repository(place->name, place->account);
    return need_repository(context, place->account, place->name);
}

void store_repository(Context& context, const RepositoryRecord& repository) {
    store::put(context.writes(), repositories, repository, repository.account, repository.region, repository.name);
}

std::optional<RepositoryPlace> place_in(std::string_view text) {
    auto arn = Arn::parse(text);
    if (!arn || arn->service != "ecr" || !arn->resource.starts_with(resource_prefix)) return std::nullopt;
    return RepositoryPlace{.account = arn->account, .region = arn->region, .name = arn->resource.substr(resource_prefix.size())};
}

std::string repository_arn(std::string_view region, std::string_view account, std::string_view name) {
    return "arn:aws:ecr:" + std::string(region) + ":" + std::string(account) + ":" + std::string(resource_prefix) + std::string(name);
}

std::string arn_of(const RepositoryRecord& repository) { return repository_arn(repository.region, repository.account, repository.name); }

std::string registry_host(const Context& context, std::string_view account, std::string_view region) {
    const auto name = std::string(account) + ".dkr.ecr." + std::string(region);
    const auto& asked = context.origin().host;
    if (asked.empty()) return name + ".amazonaws.com";
    const auto colon = asked.rfind(':');
    return name + ".localhost" + (colon == asked.npos || asked.ends_with(']') ? std::string{} : asked.substr(colon));
}

std::string own_address(const Context& context, std::string_view host) {
    return (context.origin().is_tls || context.origin().host.empty() ? "https://" : "http://") + std::string(host);
}

Question question_on(const Context& context, std::string_view action, std::string_view account, std::string_view region,
                     std::string_view name, Keys keys) {
    Question question{.action = std::string(action), .resource = repository_arn(region, account, name), .owned = {}, .keys = std::move(keys)};
    question.owned.account = account;
    question.owned.region = region;
    const auto registry = find_registry(context, account, region);
    question.owned.policy = registry.policy;
    question.owned.policy_name = "registry policy of " + std::string(account);
    if (const auto found = context.find(repositories, account, region, name)) {
        if (!found->policy.empty()) {
            question.owned.policy = joined(found->policy, registry.policy);
            question.owned.policy_name = "repository policy of " + found->name + (registry.policy.empty() ? "" : " with the registry policy");
        }
        question.owned.tags = found->tags;
        for (const auto& [key, value] : found->tags) add_key(question.keys, "ecr:ResourceTag/" + key, value);
    }
    return question;
}

Access on_repository(const Context& context, std::string_view action, const MaybeText& registry_id, std::string_view name, Keys keys) {
    auto question = question_on(context, action, registry_of(context, registry_id), context.region(), name, std::move(keys));
    return {.action = std::move(question.action), .resource = std::move(question.resource), .owned = std::move(question.owned),
            .keys = std::move(question.keys)};
}

Access on_arn(const Context& context, std::string_view action, std::string_view text, Keys keys) {
    const auto place = place_in(text);
    if (!place) return {.action = std::string(action), .resource = std::string(text), .keys = std::move(keys)};
    return on_repository(context, action, place->account, place->name, std::move(keys));
}

Access on_registry(std::string_view action, Keys keys) { return {.action = std::string(action), .keys = std::move(keys)}; }

Result<std::string> checked_policy(const Context& context, std::string_view text, std::string_view kind) {
    const auto invalid = [&] { return errors::invalid_parameter("PolicyText", "Invalid " + std::string(kind) + " policy provided"); };
    if (text.size() > policy_limit_bytes) return invalid();
    const auto valid = policy::validate(text, {.kind = policy::PolicyKind::resource, .service = "ecr"});
    if (!valid) return invalid();
    // A repository's policy is of the repository: it names no resource.
    const auto document = policy::parse(text);
    const bool names_resource = document && std::ranges::any_of((*document)->statements, [](const policy::Statement& one) { return one.has_resource; });
    if (kind == "repository" && names_resource) return invalid();
    auto canonical = identity::canonical(context.view(), text);
    if (!canonical && canonical.error().code == "InvalidPrincipal") return errors::invalid_parameter("PolicyText", "Principal not found");
    if (!canonical) return invalid();
    return std::move(*canonical);
}

Result<> add_tags(Tags& tags, const model::List<Tag>& more) {
    for (const auto& tag : more) {
        if (tag.key.empty() || to_lower(tag.key).starts_with("aws:")) {
            return errors::make("InvalidTagParameterException", "Invalid parameter at 'tags' failed to satisfy constraint: 'Tag keys must "
                                                                "not be empty or begin with aws:'");
        }
        tags.insert_or_assign(tag.key, tag.value);
    }
    if (tags.size() > tag_limit) return errors::make("TooManyTagsException", "The resource has more than 50 tags.");
    return {};
}

Result<> set_mutability(RepositoryRecord& repository, std::string_view mutability,
                        const model::List<ImageTagMutabilityExclusionFilter>& filters) {
    const bool has_exclusion = mutability.ends_with("_WITH_EXCLUSION");
    if (has_exclusion == filters.empty()) {
        return errors::invalid_parameter("imageTagMutabilityExclusionFilters",
                                         has_exclusion ? "Exclusion filters are required" : "Exclusion filters need a mutability with exclusion");
    }
    if (filters.size() > exclusion_limit) return errors::invalid_parameter("imageTagMutabilityExclusionFilters", "At most 5 filters");
    repository.mutability = mutability;
    repository.exclusions.clear();
    for (const auto& filter : filters) {
        if (std::ranges::count(filter.filter, '*') > 2) {
            return errors::invalid_parameter("imageTagMutabilityExclusionFilters", "At most 2 wildcards in a filter");
        }
        repository.exclusions.push_back(filter.filter);
    }
    return {};
}

bool fits_wildcard(std::string_view pattern, std::string_view text) {
    return policy::Pattern(pattern, policy::Pattern::Wildcards::on, policy::Pattern::Variables::off).matches(text);
}

bool is_immutable(const RepositoryRecord& repository, std::string_view tag) {
    const bool is_excluded = std::ranges::any_of(repository.exclusions, [&](const auto& one) { return fits_wildcard(one, tag); });
    return repository.mutability.starts_with("IMMUTABLE") != is_excluded;
}

model::List<ImageTagMutabilityExclusionFilter> exclusion_shapes(const RepositoryRecord& repository) {
    model::List<ImageTagMutabilityExclusionFilter> list;
    for (const auto& one : repository.exclusions) list.push_back({.filter_type = "WILDCARD", .filter = one});
    return list;
}

Repository repository_shape(const Context& context, const RepositoryRecord& repository) {
    Repository shape{.repository_arn = arn_of(repository),
                     .registry_id = repository.account,
                     .repository_name = repository.name,
                     .repository_uri = registry_host(context, repository.account, repository.region) + "/" + repository.name,
                     .created_at = repository.created,
                     .image_tag_mutability = repository.mutability,
                     .image_tag_mutability_exclusion_filters = exclusion_shapes(repository)};
    shape.image_scanning_configuration = ImageScanningConfiguration{.scan_on_push = repository.scans_on_push};
    shape.encryption_configuration = EncryptionConfiguration{.encryption_type = repository.encryption};
    if (!repository.kms_key.empty()) shape.encryption_configuration->kms_key = repository.kms_key;
    return shape;
}

}  // namespace backlot::ecr
