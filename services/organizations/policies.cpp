#include "services/organizations/policies.h"

#include "policy/validate.h"
#include "services/organizations/effective_policy.h"
#include "text/json.h"

namespace backlot::organizations {

namespace {

constexpr PolicyTypeFacts types[] = {
    {identity::service_control_type, 10'240, 10, 10'000, {}},
    {identity::resource_control_type, 5'120, 5, 1'000, {}},
    {"TAG_POLICY", 10'000, 10, 1'000, "tags"},
    {"BACKUP_POLICY", 10'000, 10, 1'000, "plans"},
    {"AISERVICES_OPT_OUT_POLICY", 2'500, 5, 1'000, "services"},
    {"CHATBOT_POLICY", 10'000, 5, 1'000, "chatbot"},
    {"DECLARATIVE_POLICY_EC2", 10'000, 10, 1'000, "ec2_attributes"},
    {"SECURITYHUB_POLICY", 10'000, 10, 1'000, "securityhub", "securityhub.amazonaws.com"},
    {"SECURITYHUB_CSPM_POLICY", 10'000, 10, 1'000, "securityhub_cspm"},
    {"INSPECTOR_POLICY", 10'000, 10, 1'000, "inspector"},
    {"UPGRADE_ROLLOUT_POLICY", 10'000, 10, 1'000, "upgrade_rollout"},
    {"BEDROCK_POLICY", 10'000, 10, 1'000, "bedrock"},
    {"S3_POLICY", 10'000, 10, 1'000, "s3_attributes"},
    {"NETWORK_SECURITY_DIRECTOR_POLICY", 10'000, 10, 1'000, "network_security_director"},
    {"GUARDDUTY_POLICY", 10'000, 10, 1'000, "guardduty"},
};

// The length in characters: a policy may hold UTF-8.
std::size_t characters_of(const std::string& text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::optional<identity::OrganizationPolicy> own_policy(const Context& context, std::string_view id) {
    const auto home = home_of(context);
    if (!home) return std::nullopt;
    return identity::find_organization_policy(context.view(), home->organization.id, id);
}

}  // namespace

const PolicyTypeFacts* facts_of(std::string_view type) {
    const auto found = std::ranges::find(types, type, &PolicyTypeFacts::type);
    return found == std::end(types) ? nullptr : &*found;
}

Result<> check_management_type(std::string_view type) {
    const auto* facts = facts_of(type);
    if (facts == nullptr || facts->top_member.empty()) return errors::invalid_input("INVALID_ENUM_POLICY_TYPE");
    return {};
}

bool is_enabled(const identity::Organization& organization, std::string_view type) {
    return std::ranges::find(organization.policy_types, type) != organization.policy_types.end();
}

bool is_aws_managed(std::string_view id) {
    return id == identity::full_access_id || id == identity::full_resource_access_id;
}

Result<> check_content(const PolicyTypeFacts& facts, const std::string& content) {
    if (characters_of(content) > facts.content_limit_characters) {
        return errors::constraint("POLICY_CONTENT_LIMIT_EXCEEDED",
                                  "You have exceeded the maximum size for the content of a policy.");
    }
    if (facts.top_member.empty()) {
        const auto kind = facts.type == identity::service_control_type ? policy::PolicyKind::service_control
                                                                       : policy::PolicyKind::resource_control;
        if (auto valid = policy::validate(content, {.kind = kind}); !valid) {
            return errors::malformed_policy(valid.error().message);
        }
        return {};
    }
    const auto json = Json::parse(content);
    if (!json) return errors::malformed_policy(json.error().message);
    return check_management_policy(*json, facts.top_member);
}

Result<> check_name(const Context& context, const identity::Organization& organization,
                    const identity::OrganizationPolicy& policy) {
    for (const auto& other : policies_of(context, organization, policy.type)) {
        if (other.id != policy.id && other.name == policy.name) return errors::of("DuplicatePolicyException");
    }
    return {};
}

std::vector<identity::OrganizationPolicy> policies_of(const Context& context, const identity::Organization& organization,
                                                      std::string_view type) {
    std::vector<identity::OrganizationPolicy> found;
    for (const auto id : {identity::full_access_id, identity::full_resource_access_id}) {
        auto policy = identity::find_organization_policy(context.view(), organization.id, id);
        if (policy && policy->type == type) found.push_back(*std::move(policy));
    }
    store::scan(
        context.view(), identity::organization_policies,
        [&](const identity::OrganizationPolicy& policy) {
            if (policy.type == type) found.push_back(policy);
        },
        organization.id);
    return found;
}

std::size_t own_policies(const Context& context, const identity::Organization& organization, std::string_view type) {
    const auto all = policies_of(context, organization, type);
    return static_cast<std::size_t>(std::ranges::count_if(
        all, [](const identity::OrganizationPolicy& policy) { return !is_aws_managed(policy.id); }));
}

std::vector<std::string> targets_of(const Context& context, const identity::Organization& organization,
                                    const identity::OrganizationPolicy& policy) {
    std::vector<std::string> all{organization.root_id};
    for (const auto& unit : units_of(context, organization)) all.push_back(unit.id);
    for (const auto& account : members_of(context, organization)) all.push_back(account.id);
    std::erase_if(all, [&](const std::string& target) {
        const auto attached = identity::attached_policies(context.view(), organization.id, target, policy.type);
        return std::ranges::find(attached, policy.id) == attached.end();
    });
    return all;
}

PolicySummary summary_of(const identity::Organization& organization, const identity::OrganizationPolicy& policy) {
    return {.id = policy.id,
            .arn = identity::organization_policy_arn(organization, policy),
            .name = policy.name,
            .description = policy.description,
            .type = policy.type,
            .aws_managed = is_aws_managed(policy.id)};
}

Policy describe(const identity::Organization& organization, const identity::OrganizationPolicy& policy) {
    return {.policy_summary = summary_of(organization, policy), .content = policy.content};
}

std::vector<ConditionKey> type_keys(const Context& context, std::string_view policy_id) {
    const auto policy = own_policy(context, policy_id);
    if (!policy) return {};
    return {{.name = "organizations:PolicyType", .values = {policy->type}}};
}

identity::Tags tags_of_policy(const Context& context, std::string_view policy_id) {
    const auto policy = own_policy(context, policy_id);
    return policy ? policy->tags : identity::Tags{};
}

}  // namespace backlot::organizations
