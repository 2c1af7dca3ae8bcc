#include "services/iam/policies.h"

#include "base/arn.h"
#include "identity/principals.h"
#include "policy/managed_policies.h"
#include "policy/validate.h"
#include "services/iam/access.h"

namespace backlot::iam {

namespace {

// Source: IAM User Guide, "IAM and AWS STS quotas", inline policies.
std::size_t inline_limit(Kind kind) {
    switch (kind) {
        case Kind::user: return 2'048;
        case Kind::group: return 5'120;
        case Kind::role: return 10'240;
    }
    return 0;
}

std::unexpected<Error> no_such_inline(Kind kind, std::string_view policy_name) {
    return errors::no_such(std::string(name_of(kind)) + " policy", policy_name);
}

// The account that a managed policy belongs to, or "aws". Fails with InvalidInput for any other ARN.
Result<std::string> owner_of_policy(std::string_view arn) {
    auto parsed = Arn::parse(arn);
    if (!parsed || parsed->service != "iam" || !parsed->resource.starts_with("policy/")) {
        return errors::invalid_input("ARN " + std::string(arn) + " is not valid.");
    }
    return std::string(parsed->account);
}

bool exists(const Context& context, std::string_view arn) {
    return identity::managed_document(context.view(), arn).has_value();
}

}  // namespace

Result<> check_document(std::string_view document, bool is_managed) {
    auto checked = policy::validate(document, {.kind = policy::PolicyKind::identity, .is_managed = is_managed});
    if (!checked) return errors::malformed_policy(checked.error().message);
    return {};
}

Result<std::string> checked_trust(const Context& context, std::string_view document) {
    if (auto checked = policy::validate(document, {.kind = policy::PolicyKind::trust}); !checked) {
        return errors::malformed_policy(checked.error().message);
    }
    if (policy_size(document) > trust_policy_limit) return errors::quota("ACLSizePerRole", trust_policy_limit);
    auto stored = identity::canonical(context.view(), document);
    if (!stored) return errors::malformed_policy("Invalid principal in policy: \"AWS\":\"" + stored.error().message + "\"");
    return stored;
}

Result<> check_session_length(const std::optional<std::int64_t>& seconds) {
    if (!seconds || (*seconds >= 3'600 && *seconds <= 43'200)) return {};
    return errors::validation("1 validation error detected: Value '" + std::to_string(*seconds) +
                              "' at 'maxSessionDuration' failed to satisfy constraint: Member must have value " +
                              (*seconds < 3'600 ? "greater than or equal to 3600" : "less than or equal to 43200"));
}

Result<> check_boundary(const Context& context, std::string_view arn) {
    BACKLOT_TRY(owner, owner_of_policy(arn));
    if ((owner != "aws" && owner != context.account()) || !exists(context, arn)) {
        return errors::no_such_entity("Scope ARN: " + std::string(arn) + " does not exist or is not attachable.");
    }
    return {};
}

Access on_inline_policy(const Context& context, std::string_view action, Kind kind, std::string_view name) {
    auto access = on_entity(context, action, kind, name);
    if (kind == Kind::group || action.starts_with("iam:Get") || action.starts_with("iam:List")) return access;
    if (const auto entity = need_entity(context, kind, name)) add_boundary(access, entity->boundary());
    return access;
}

Result<> put_inline_policy(Context& context, Kind kind, std::string_view name, const std::string& policy_name,
                           const std::string& document) {
    BACKLOT_TRY(entity, need_own_entity(context, kind, name));
    BACKLOT_CHECK(check_document(document, false));
    entity.inline_policies()[policy_name] = document;
    std::size_t size = 0;
    for (const auto& [key, text] : entity.inline_policies()) size += policy_size(text);
    if (size > inline_limit(kind)) {
        return errors::limit_exceeded("Maximum policy size of " + std::to_string(inline_limit(kind)) +
                                      " bytes exceeded for " + std::string(name_of(kind)) + " " + entity.name());
    }
    entity.save(context);
    return {};
}

Result<std::string> inline_policy(const Context& context, Kind kind, std::string_view name,
                                  const std::string& policy_name) {
    BACKLOT_TRY(entity, need_entity(context, kind, name));
    const auto found = entity.inline_policies().find(policy_name);
    if (found == entity.inline_policies().end()) return no_such_inline(kind, policy_name);
    return encoded(found->second);
}

Result<> delete_inline_policy(Context& context, Kind kind, std::string_view name, const std::string& policy_name) {
    BACKLOT_TRY(entity, need_own_entity(context, kind, name));
    if (entity.inline_policies().erase(policy_name) == 0) return no_such_inline(kind, policy_name);
    entity.save(context);
    return {};
}

Result<Page<std::string>> inline_policy_names(const Context& context, Kind kind, std::string_view name,
                                              const std::optional<std::int64_t>& max_items,
                                              const std::optional<std::string>& marker) {
    BACKLOT_TRY(entity, need_entity(context, kind, name));
    std::vector<std::string> names;
    for (const auto& [key, text] : entity.inline_policies()) names.push_back(key);
    return page_of(std::move(names), max_items, marker, [](const std::string& one) { return one; });
}

Access on_attachment(const Context& context, std::string_view action, Kind kind, std::string_view name,
                     std::string_view arn) {
    auto access = on_inline_policy(context, action, kind, name);
    add_key(access, "iam:PolicyARN", arn);
    return access;
}

Result<> attach(Context& context, Kind kind, std::string_view name, const std::string& arn) {
    auto owned = owner_of_policy(arn);
    if (!owned) return errors::validation(owned.error().message);
    const auto& owner = *owned;
    BACKLOT_TRY(entity, need_own_entity(context, kind, name));
    if ((owner != "aws" && owner != context.account()) || !exists(context, arn)) return errors::not_attachable(arn);
    // AWS's own policies for service-linked roles are attached by those services alone.
    if (owner == "aws" && path_of_arn(arn).starts_with("/aws-service-role/")) {
        return fail("PolicyNotAttachable", "Cannot attach a Service Role Policy to a Customer Role.", 400);
    }
    auto& attached = entity.attached();
    if (std::ranges::find(attached, arn) != attached.end()) return {};
    if (attached.size() >= attached_limit) {
        const std::string_view quota = kind == Kind::user    ? "PoliciesPerUser"
                                       : kind == Kind::group ? "PoliciesPerGroup"
                                                             : "PoliciesPerRole";
        return errors::quota(quota, attached_limit);
    }
    attached.push_back(arn);
    entity.save(context);
    return {};
}

Result<> detach(Context& context, Kind kind, std::string_view name, const std::string& arn) {
    BACKLOT_CHECK(owner_of_policy(arn));
    BACKLOT_TRY(entity, need_own_entity(context, kind, name));
    if (std::erase(entity.attached(), arn) == 0) return errors::no_such_policy(arn);
    entity.save(context);
    return {};
}

std::string path_of_arn(std::string_view arn) {
    const auto start = arn.find('/');
    const auto end = arn.rfind('/');
    if (start == std::string_view::npos) return "/";
    return std::string(arn.substr(start, end - start + 1));
}

std::vector<AttachedPolicy> attached_shapes(const std::vector<std::string>& arns) {
    std::vector<AttachedPolicy> shapes;
    for (const auto& arn : arns) {
        shapes.push_back({.policy_name = std::string(identity::last_segment(arn)), .policy_arn = arn});
    }
    return shapes;
}

Result<Page<AttachedPolicy>> attached_policies(const Context& context, Kind kind, std::string_view name,
                                               const std::optional<std::string>& path_prefix,
                                               const std::optional<std::int64_t>& max_items,
                                               const std::optional<std::string>& marker) {
    BACKLOT_TRY(entity, need_entity(context, kind, name));
    auto arns = entity.attached();
    if (path_prefix) std::erase_if(arns, [&](const auto& arn) { return !path_of_arn(arn).starts_with(*path_prefix); });
    return page_of(attached_shapes(arns), max_items, marker,
                   [](const AttachedPolicy& one) { return one.policy_arn.value_or(""); });
}

}  // namespace backlot::iam
