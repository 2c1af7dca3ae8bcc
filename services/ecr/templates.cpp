#include "services/ecr/templates.h"

#include <algorithm>

#include "services/ecr/lifecycle.h"

namespace backlot::ecr {

namespace {

bool fits(const TemplateRecord& record, std::string_view name, std::string_view purpose) {
    if (std::ranges::find(record.applied_for, purpose) == record.applied_for.end()) return false;
    if (record.prefix == root_prefix) return true;
    const auto prefix = std::string_view(record.prefix).substr(0, record.prefix.size() - (record.prefix.ends_with('/') ? 1 : 0));
    return name == prefix || (name.starts_with(prefix) && name[prefix.size()] == '/');
}

std::size_t length_of(const TemplateRecord& record) { return record.prefix == root_prefix ? 0 : record.prefix.size(); }

}  // namespace

std::optional<TemplateRecord> template_for(const Context& context, std::string_view account, std::string_view region, std::string_view name,
                                           std::string_view purpose) {
    std::optional<TemplateRecord> best;
    store::scan(context.view(), templates, [&](const TemplateRecord& one) {
        if (fits(one, name, purpose) && (!best || length_of(one) > length_of(*best))) best = one;
    }, account, region);
    return best;
}

RepositoryRecord make_repository(Context& context, const std::string& account, const std::string& region, const std::string& name,
                                 const std::optional<TemplateRecord>& like) {
    RepositoryRecord repository{.account = account, .region = region, .name = name, .created = context.now()};
    if (like) {
        repository.mutability = like->mutability;
        repository.exclusions = like->exclusions;
        repository.tags = like->tags;
        repository.lifecycle = like->lifecycle;
        // One whose principals are gone by now lets nobody in.
        if (!like->policy.empty()) repository.policy = checked_policy(context, like->policy, "repository").value_or("");
    }
    store_repository(context, repository);
    if (!repository.lifecycle.empty()) begin_lifecycle(context, repository);
    return repository;
}

Result<RepositoryRecord> repository_for_push(Context& context, const MaybeText& registry_id, std::string_view name) {
    auto found = need_repository(context, registry_id, name);
    if (found) return found;
    const auto account = registry_of(context, registry_id);
    const auto like = template_for(context, account, context.region(), name, on_push);
    if (!like) return found;
    BACKLOT_CHECK(context.require(question_on(context, "ecr:CreateRepository", account, context.region(), name)));
    return make_repository(context, account, context.region(), std::string(name), like);
}

template <class Input>
Result<> take_template(const Context& context, TemplateRecord& record, const Input& input) {
    if (input.encryption_configuration && input.encryption_configuration->encryption_type != "AES256") {
        return errors::not_built("encrypt repositories with keys of KMS");
    }
    if (input.description) record.description = *input.description;
    if (input.resource_tags.present()) {
        record.tags.clear();
        BACKLOT_CHECK(add_tags(record.tags, input.resource_tags));
    }
    if (input.image_tag_mutability) {
        RepositoryRecord draft;
        BACKLOT_CHECK(set_mutability(draft, *input.image_tag_mutability, input.image_tag_mutability_exclusion_filters));
        record.mutability = draft.mutability;
        record.exclusions = draft.exclusions;
    }
    if (input.repository_policy) {
        if (!input.repository_policy->empty()) BACKLOT_CHECK(checked_policy(context, *input.repository_policy, "repository"));
        record.policy = *input.repository_policy;
    }
    if (input.lifecycle_policy) {
        if (!input.lifecycle_policy->empty()) BACKLOT_CHECK(parse_lifecycle(*input.lifecycle_policy));
        record.lifecycle = *input.lifecycle_policy;
    }
    if (input.applied_for.present()) record.applied_for.assign(input.applied_for.begin(), input.applied_for.end());
    if (input.custom_role_arn) record.role = *input.custom_role_arn;
    record.updated = context.now();
    return {};
}

template Result<> take_template(const Context&, TemplateRecord&, const CreateRepositoryCreationTemplateInput&);
template Result<> take_template(const Context&, TemplateRecord&, const UpdateRepositoryCreationTemplateInput&);

Result<TemplateRecord> need_template(const Context& context, std::string_view prefix) {
    auto found = context.find(templates, context.account(), context.region(), prefix);
    if (!found) {
        return errors::make("TemplateNotFoundException", "The Template with prefix '" + std::string(prefix) +
                                                             "' does not exist in the registry with id '" + context.account() + "'");
    }
    return *std::move(found);
}

void store_template(Context& context, const TemplateRecord& record) {
    store::put(context.writes(), templates, record, context.account(), context.region(), record.prefix);
}

RepositoryCreationTemplate template_shape(const TemplateRecord& record) {
    RepositoryCreationTemplate shape{.prefix = record.prefix};
    if (!record.description.empty()) shape.description = record.description;
    shape.encryption_configuration = EncryptionConfigurationForRepositoryCreationTemplate{.encryption_type = "AES256"};
    for (const auto& [key, value] : record.tags) shape.resource_tags.push_back({.key = key, .value = value});
    shape.image_tag_mutability = record.mutability;
    for (const auto& one : record.exclusions) shape.image_tag_mutability_exclusion_filters.push_back({.filter_type = "WILDCARD", .filter = one});
    if (!record.policy.empty()) shape.repository_policy = record.policy;
    if (!record.lifecycle.empty()) shape.lifecycle_policy = record.lifecycle;
    for (const auto& one : record.applied_for) shape.applied_for.push_back(one);
    if (!record.role.empty()) shape.custom_role_arn = record.role;
    shape.created_at = record.created;
    shape.updated_at = record.updated;
    return shape;
}

}  // namespace backlot::ecr
