// DescribeClusters: clusters by name or ARN; what is not there is a failure in the answer.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeClusters.
#include <algorithm>

#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"

namespace backlot::ecs {

namespace {

std::vector<std::string> clusters_asked_for(const DescribeClustersInput& input) {
    std::vector<std::string> names;
    for (const auto& one : input.clusters) names.push_back(cluster_name(one));
    if (names.empty()) names.emplace_back("default");
    return names;
}

}  // namespace

Result<Access> describe_clusters_access(const Context& context, const DescribeClustersInput& input) {
    const auto names = clusters_asked_for(input);
    auto access = on_cluster(context, "ecs:DescribeClusters", names.front());
    for (std::size_t i = 1; i < names.size(); ++i) {
        const auto more = on_cluster(context, "ecs:DescribeClusters", names[i]);
        access.also.push_back({.action = more.action, .resource = more.resource, .owned = more.owned, .keys = {}});
    }
    return access;
}

Result<DescribeClustersOutput> describe_clusters(const Context& context, const DescribeClustersInput& input) {
    if (input.clusters.size() > 100) return errors::invalid_parameter("Clusters cannot exceed 100 elements.");
    const bool with_tags = std::ranges::find(input.include, "TAGS") != input.include.end();
    const auto includes = [&](std::string_view what) { return std::ranges::find(input.include, what) != input.include.end(); };
    DescribeClustersOutput output;
    output.clusters.given = true;
    output.failures.given = true;
    const auto home = home_of(context);
    for (const auto& name : clusters_asked_for(input)) {
        auto found = find_cluster(context, home, name);
        if (!found) {
            output.failures.push_back({.arn = cluster_arn(home, name), .reason = "MISSING"});
            continue;
        }
        auto shape = cluster_shape(context, *std::move(found), with_tags);
        if (!includes("SETTINGS")) shape.settings.clear();
        if (!includes("CONFIGURATIONS")) shape.configuration.reset();
        if (includes("STATISTICS")) shape.statistics = statistics_of(context, home, shape);
        output.clusters.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::ecs
