// DescribeServiceDeployments: deployments of services by ARN; what is not there is a failure in the answer.
//
// Fails with InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeServiceDeployments.
#include "services/ecs/deployments.h"
#include "services/ecs/errors.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

Result<Access> describe_service_deployments_access(const Context& context, const DescribeServiceDeploymentsInput& input) {
    return on_deployments(context, "ecs:DescribeServiceDeployments", input.service_deployment_arns);
}

Result<DescribeServiceDeploymentsOutput> describe_service_deployments(const Context& context, const DescribeServiceDeploymentsInput& input) {
    if (input.service_deployment_arns.empty() || input.service_deployment_arns.size() > 20) return errors::invalid_parameter("The number of ARNs must be between 1 and 20.");
    DescribeServiceDeploymentsOutput output;
    output.service_deployments.given = true;
    output.failures.given = true;
    for (const auto& arn : input.service_deployment_arns) {
        const auto record = arn.find(":service-deployment/") == arn.npos ? std::nullopt : find_deployment(context, arn);
        if (record) output.service_deployments.push_back(shape_from<ServiceDeployment>(record->shape));
        else output.failures.push_back({.arn = arn, .reason = "MISSING"});
    }
    return output;
}

}  // namespace backlot::ecs
