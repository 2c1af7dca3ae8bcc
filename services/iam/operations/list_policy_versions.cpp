// ListPolicyVersions: the newest first, without documents.
//
// Source: IAM API Reference, ListPolicyVersions.
#include "services/iam/access.h"
#include "services/iam/entities.h"
#include "services/iam/errors.h"
#include "services/iam/managed.h"

namespace backlot::iam {

namespace {

// Sorts v10 above v9, the newest first.
std::string newest_first(const PolicyVersion& version) {
    const auto number = std::stoull("0" + version.version_id.value_or("v").substr(1));
    return std::to_string(10'000'000'000ull - number);
}

}  // namespace

Result<Access> list_policy_versions_access(const Context& context, const ListPolicyVersionsInput& input) {
    return on_policy(context, "iam:ListPolicyVersions", input.policy_arn);
}

Result<ListPolicyVersionsOutput> list_policy_versions(const Context& context, const ListPolicyVersionsInput& input) {
    std::vector<PolicyVersion> versions;
    if (const auto aws = policy::managed_policy(input.policy_arn)) {
        versions.push_back(version_shape(*aws, Detail::brief));
    } else {
        BACKLOT_TRY(found, need_policy(context, input.policy_arn, "iam:ListPolicyVersions"));
        for (const auto& version : found.versions) versions.push_back(shape_of(found, version, Detail::brief));
    }
    BACKLOT_TRY(page, page_of(std::move(versions), input.max_items, input.marker, newest_first));
    ListPolicyVersionsOutput output;
    fill_page(output, &ListPolicyVersionsOutput::versions, std::move(page));
    return output;
}

}  // namespace backlot::iam
