// AWS managed policies, as constant data. A document is a view of read-only pages: nothing is decoded until a
// caller parses it.
//
// Source: AWS Managed Policy Reference Guide.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>
#include <vector>

namespace backlot::policy {

struct ManagedPolicy {
    std::string_view name;                // "AmazonS3ReadOnlyAccess"
    std::string_view arn;                 // "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    std::string_view path;                // "/", "/service-role/", "/job-function/", ...
    std::string_view default_version_id;  // "v3"; the only version whose document is known
    std::chrono::sys_seconds create_date;
    std::chrono::sys_seconds update_date;
    std::string_view document;            // JSON, compact
};

// The policy of that ARN (names are case-sensitive, as IAM's are), or nothing.
[[nodiscard]] std::optional<ManagedPolicy> managed_policy(std::string_view arn);
[[nodiscard]] std::optional<ManagedPolicy> managed_policy_named(std::string_view name);
// Sorted by name.
[[nodiscard]] std::vector<ManagedPolicy> all_managed_policies();

}  // namespace backlot::policy
