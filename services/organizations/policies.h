// The policies of an organization: their types, limits, content, and the targets they are attached to.
//
// Source: AWS Organizations User Guide, "Quotas and service limits for AWS Organizations", "SCP syntax", "RCP syntax",
// "Management policy syntax and inheritance".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/organizations/organization.h"

namespace backlot::organizations {

struct PolicyTypeFacts {
    std::string_view type;
    std::size_t content_limit_characters;
    std::size_t attachment_limit;  // policies of the type on one target
    std::size_t number_limit;      // policies of the type in the organization
    std::string_view top_member;   // of a management policy's JSON; empty: the IAM policy language
    std::string_view service = {};  // whose trusted access must be on before the type can be enabled; empty: none
};

// Nothing for a name that is no type of policy.
[[nodiscard]] const PolicyTypeFacts* facts_of(std::string_view type);

// Whether it is a type of management policies. Fails with InvalidInputException (INVALID_ENUM_POLICY_TYPE).
[[nodiscard]] Result<> check_management_type(std::string_view type);

[[nodiscard]] bool is_enabled(const identity::Organization& organization, std::string_view type);
[[nodiscard]] bool is_aws_managed(std::string_view id);

// Fails with MalformedPolicyDocumentException, ConstraintViolationException (POLICY_CONTENT_LIMIT_EXCEEDED).
[[nodiscard]] Result<> check_content(const PolicyTypeFacts& facts, const std::string& content);
// Fails with DuplicatePolicyException where another policy of the type has the name.
[[nodiscard]] Result<> check_name(const Context& context, const identity::Organization& organization,
                                  const identity::OrganizationPolicy& policy);

// Every policy of a type, AWS's own first.
[[nodiscard]] std::vector<identity::OrganizationPolicy> policies_of(const Context& context,
                                                                    const identity::Organization& organization,
                                                                    std::string_view type);
// How many of them are the organization's own.
[[nodiscard]] std::size_t own_policies(const Context& context, const identity::Organization& organization,
                                       std::string_view type);
// The roots, units and accounts that a policy is attached to.
[[nodiscard]] std::vector<std::string> targets_of(const Context& context, const identity::Organization& organization,
                                                  const identity::OrganizationPolicy& policy);

[[nodiscard]] PolicySummary summary_of(const identity::Organization& organization,
                                       const identity::OrganizationPolicy& policy);
[[nodiscard]] Policy describe(const identity::Organization& organization, const identity::OrganizationPolicy& policy);

// organizations:PolicyType of a policy in the caller's organization; none where there is no such policy.
[[nodiscard]] std::vector<ConditionKey> type_keys(const Context& context, std::string_view policy_id);
[[nodiscard]] identity::Tags tags_of_policy(const Context& context, std::string_view policy_id);

}  // namespace backlot::organizations
