// DescribeServices: up to ten services of a cluster; what is not there is a failure in the answer.
//
// Source: Amazon ECS API Reference (2014-11-13), DescribeServices.
#include <algorithm>

#include "services/ecs/clusters.h"
#include "services/ecs/errors.h"
#include "services/ecs/scheduler.h"
#include "services/ecs/service_request.h"

namespace backlot::ecs {

Result<Access> describe_services_access(const Context& context, const DescribeServicesInput& input) {
    const auto cluster = cluster_name(input.cluster);
    if (input.services.empty()) return on_all("ecs:DescribeServices");
    auto access = on_service(context, "ecs:DescribeServices", cluster, input.services.front());
    for (std::size_t i = 1; i < input.services.size(); ++i) {
        auto more = on_service(context, "ecs:DescribeServices", cluster, input.services[i]);
        access.also.push_back({.action = more.action, .resource = more.resource, .owned = more.owned, .keys = more.keys});
    }
    return access;
}

Result<DescribeServicesOutput> describe_services(const Context& context, const DescribeServicesInput& input) {
    if (input.services.empty()) return errors::invalid_parameter("Services cannot be empty.");
    if (input.services.size() > 10) return errors::invalid_parameter("Services cannot exceed 10 elements.");
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    const auto home = home_of(context);
    const bool with_tags = std::ranges::find(input.include, "TAGS") != input.include.end();
    DescribeServicesOutput output;
    output.services.given = true;
    output.failures.given = true;
    for (const auto& named : input.services) {
        if (auto live = find_service(context, home, cluster, named)) {
            count_tasks(context, *live);
            output.services.push_back(service_shape(*live, with_tags));
        } else {
            output.failures.push_back({.arn = service_arn(home, cluster, last_part(named)), .reason = "MISSING"});
        }
    }
    return output;
}

}  // namespace backlot::ecs
