// DescribeServiceRevisions: what deployments deployed by ARN; what is not there is a failure in the answer.
//
// Fails with InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeServiceRevisions.
#include "services/ecs/deployments.h"
#include "services/ecs/errors.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

Result<Access> describe_service_revisions_access(const Context& context, const DescribeServiceRevisionsInput& input) {
    return on_deployments(context, "ecs:DescribeServiceRevisions", input.service_revision_arns);
}

Result<DescribeServiceRevisionsOutput> describe_service_revisions(const Context& context, const DescribeServiceRevisionsInput& input) {
    if (input.service_revision_arns.empty() || input.service_revision_arns.size() > 20) return errors::invalid_parameter("The number of ARNs must be between 1 and 20.");
    DescribeServiceRevisionsOutput output;
    output.service_revisions.given = true;
    output.failures.given = true;
    for (const auto& arn : input.service_revision_arns) {
        const auto record = arn.find(":service-revision/") == arn.npos ? std::nullopt : find_deployment(context, arn);
        if (record) output.service_revisions.push_back(shape_from<ServiceRevision>(record->revision));
        else output.failures.push_back({.arn = arn, .reason = "MISSING"});
    }
    return output;
}

}  // namespace backlot::ecs
