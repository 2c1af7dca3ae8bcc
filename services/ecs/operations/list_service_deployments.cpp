// ListServiceDeployments: a service's deployments, newest first, by status and the time of their creation.
//
// Fails with ServiceNotFoundException, ClusterNotFoundException, InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), ListServiceDeployments.
#include <algorithm>

#include "services/ecs/clusters.h"
#include "services/ecs/deployments.h"
#include "services/ecs/errors.h"
#include "services/ecs/page.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

Result<Access> list_service_deployments_access(const Context& context, const ListServiceDeploymentsInput& input) {
    return on_service(context, "ecs:ListServiceDeployments", cluster_name(input.cluster), input.service);
}

Result<ListServiceDeploymentsOutput> list_service_deployments(const Context& context, const ListServiceDeploymentsInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    const auto home = home_of(context);
    if (!find_service(context, home, cluster, input.service)) return errors::service_not_found();
    std::vector<ServiceDeployment> found;
    std::vector<std::string> arns;
    for (const auto& record : deployments_of(context, home, cluster, last_part(input.service))) {
        auto shape = shape_from<ServiceDeployment>(record.shape);
        if (!input.status.empty() && std::ranges::find(input.status, *shape.status) == input.status.end()) continue;
        if (input.created_at && input.created_at->after && *shape.created_at < *input.created_at->after) continue;
        if (input.created_at && input.created_at->before && *shape.created_at > *input.created_at->before) continue;
        arns.push_back(*shape.service_deployment_arn);
        found.push_back(std::move(shape));
    }
    BACKLOT_TRY(page, page_of(std::move(arns), input.max_results, input.next_token));
    ListServiceDeploymentsOutput output{.next_token = page.next};
    output.service_deployments.given = true;
    for (const auto& one : found) {
        if (std::ranges::find(page.items, *one.service_deployment_arn) == page.items.end()) continue;
        ServiceDeploymentBrief brief{.service_deployment_arn = one.service_deployment_arn, .service_arn = one.service_arn, .cluster_arn = one.cluster_arn,
                                     .started_at = one.started_at, .created_at = one.created_at, .finished_at = one.finished_at};
        brief.target_service_revision_arn = one.target_service_revision->arn;
        brief.status = one.status;
        brief.status_reason = one.status_reason;
        output.service_deployments.push_back(std::move(brief));
    }
    return output;
}

}  // namespace backlot::ecs
