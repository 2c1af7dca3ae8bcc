// The credential report: one line for root and one for each user.
//
// Source: IAM User Guide, "Generate credential reports for your AWS account", report format.
#pragma once

#include <chrono>
#include <string>

#include "services/iam/access.h"

namespace backlot::iam {

inline constexpr std::chrono::hours report_lifetime{4};

[[nodiscard]] std::string credential_report(const Context& context);

}  // namespace backlot::iam
