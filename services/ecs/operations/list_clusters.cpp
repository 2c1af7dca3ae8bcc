// ListClusters: the ARNs of the active clusters, by name.
//
// Source: Amazon ECS API Reference (2014-11-13), ListClusters.
#include "services/ecs/clusters.h"
#include "services/ecs/page.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

Result<Access> list_clusters_access(const Context&, const ListClustersInput&) { return on_all("ecs:ListClusters"); }

Result<ListClustersOutput> list_clusters(const Context& context, const ListClustersInput& input) {
    const auto home = home_of(context);
    std::vector<std::string> arns;
    store::scan(context.view(), clusters, [&](const ClusterRecord& record) {
        const auto cluster = shape_from<Cluster>(record.shape);
        if (cluster.status == "ACTIVE") arns.push_back(*cluster.cluster_arn);
    }, home.account, home.region);
    BACKLOT_TRY(page, page_of(std::move(arns), input.max_results, input.next_token));
    ListClustersOutput output{.cluster_arns = std::move(page.items), .next_token = std::move(page.next)};
    output.cluster_arns.given = true;
    return output;
}

}  // namespace backlot::ecs
