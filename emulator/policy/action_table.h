// The table of IAM actions, resource types and condition keys of every AWS service, as constant data.
//
// Names compare without regard to case, as IAM does. Every view points into the program's read-only data and
// lives as long as it; building an ActionInfo allocates its vectors only.
//
// Source: Service Authorization Reference, "Actions, resources, and condition keys for AWS services";
// "Resource control policies (RCPs)" in the AWS Organizations User Guide (services that support RCPs).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace backlot::policy {

struct ActionResource {
    std::string_view name;         // "object"
    std::string_view arn_pattern;  // "arn:${Partition}:s3:::${BucketName}/${ObjectName}"; empty where the reference has none
    bool required = false;
    std::vector<std::string_view> condition_keys;
    std::vector<std::string_view> dependent_actions;
};

struct ActionInfo {
    std::string_view service;       // the prefix, "s3"
    std::string_view name;          // "GetObject", in the reference's spelling
    std::string_view access_level;  // "List", "Read", "Write", "Permissions management" or "Tagging"
    std::vector<ActionResource> resource_types;
    std::vector<std::string_view> condition_keys;
    std::vector<std::string_view> dependent_actions;
};

struct ResourceTypeInfo {
    std::string_view name;
    std::string_view arn_pattern;
    std::vector<std::string_view> condition_keys;
};

struct ConditionKeyInfo {
    std::string_view key;   // "s3:RequestObjectTag/<key>", "aws:ResourceTag/${TagKey}"
    std::string_view type;  // "String", "ArrayOfString", "Bool", "ARN", "Numeric", "Date", ...
};

[[nodiscard]] bool service_exists(std::string_view service);
[[nodiscard]] bool action_exists(std::string_view service, std::string_view name);
// `action` is "s3:GetObject".
[[nodiscard]] std::optional<ActionInfo> find_action(std::string_view action);
// The names alone, sorted; empty where the service is unknown.
[[nodiscard]] std::vector<std::string_view> action_names_of(std::string_view service);
[[nodiscard]] std::vector<ActionInfo> actions_of(std::string_view service);
[[nodiscard]] std::vector<ResourceTypeInfo> resource_types_of(std::string_view service);
[[nodiscard]] std::vector<ConditionKeyInfo> condition_keys_of(std::string_view service);
[[nodiscard]] std::vector<std::string_view> all_services();
// "Amazon S3"; empty where the service is unknown.
[[nodiscard]] std::string_view title_of(std::string_view service);
// Whether resource control policies apply to the service's actions.
[[nodiscard]] bool rcp_supports(std::string_view service);

}  // namespace backlot::policy
