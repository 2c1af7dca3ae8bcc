// Service-linked roles: which service has which, and the AWS managed policy that goes with it.
//
// Source: IAM User Guide, "AWS services that work with IAM"; each service's page on its service-linked role.
#pragma once

#include <optional>
#include <string_view>

namespace backlot::iam {

struct LinkedRole {
    std::string_view service;  // "ecs.amazonaws.com"
    std::string_view role;     // "AWSServiceRoleForECS"
    std::string_view policy;   // the managed policy's name, under /aws-service-role/
    bool takes_suffix = false;
};

[[nodiscard]] std::optional<LinkedRole> linked_role_of(std::string_view service);

}  // namespace backlot::iam
