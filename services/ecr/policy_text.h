// Policies as ECR writes them, however they were sent: those of repositories and registries over lines, lifecycle policies compact.
//
// Source: AWS CLI Command Reference, the examples of ecr get-repository-policy, set-repository-policy, put-lifecycle-policy and
// get-lifecycle-policy; Amazon ECR API Reference, DeleteRepositoryPolicy (Examples).
#pragma once

#include <string>
#include <string_view>

#include "store/view.h"

namespace backlot::ecr {

// A stored policy, its principals by their ARNs.
[[nodiscard]] std::string policy_text(const store::View& view, std::string_view stored);
[[nodiscard]] std::string lifecycle_text(std::string_view sent);

}  // namespace backlot::ecr
