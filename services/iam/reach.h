// Which services a user, group, role or policy may reach by its policies, and who has reached them when.
//
// Source: IAM User Guide, "Refine permissions in AWS using last accessed information"; IAM API Reference, ServiceLastAccessed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "identity/last_use.h"
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/tables.h"

namespace backlot::iam {

// A user or role whose use counts.
struct Reacher {
    Kind kind{};
    std::string name;
    std::string path;
    std::string id;
    std::string arn;
};

struct Reach {
    std::vector<std::string> documents;
    std::vector<Reacher> by;  // itself; a group's users; a policy's users and roles, and those of the groups that it is attached to
};

// The gate's question about what a report is on: an identity, or a policy.
[[nodiscard]] Access on_subject(const Context& context, std::string_view action, const std::string& arn);
// Fails with NoSuchEntity, InvalidInput.
[[nodiscard]] Result<Reach> reach_of(const Context& context, const std::string& arn);
// A report of the account. Fails with NoSuchEntity.
[[nodiscard]] Result<AccessReportJob> need_report(const Context& context, const std::string& job_id);

}  // namespace backlot::iam
