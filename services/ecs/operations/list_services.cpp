// ListServices: the ARNs of a cluster's services by launch type and strategy.
//
// Source: Amazon ECS API Reference (2014-11-13), ListServices.
#include "services/ecs/clusters.h"
#include "services/ecs/page.h"
#include "services/ecs/shapes.h"

namespace backlot::ecs {

Result<Access> list_services_access(const Context& context, const ListServicesInput& input) {
    Keys keys;
    add_cluster(keys, home_of(context), cluster_name(input.cluster));
    return on_all("ecs:ListServices", std::move(keys));
}

Result<ListServicesOutput> list_services(const Context& context, const ListServicesInput& input) {
    const auto cluster = cluster_name(input.cluster);
    BACKLOT_CHECK(need_cluster(context, cluster));
    if (input.resource_management_type) return errors::not_built("tell services by who manages their resources");
    const auto home = home_of(context);
    std::vector<std::string> arns;
    store::scan(context.view(), services, [&](const ServiceRecord& record) {
        const auto service = shape_from<Service>(record.shape);
        if (service.status == "INACTIVE") return;
        if (input.launch_type && service.launch_type != *input.launch_type) return;
        if (input.scheduling_strategy && service.scheduling_strategy != *input.scheduling_strategy) return;
        arns.push_back(*service.service_arn);
    }, home.account, home.region, cluster);
    BACKLOT_TRY(page, page_of(std::move(arns), input.max_results.value_or(10), input.next_token));
    ListServicesOutput output{.service_arns = std::move(page.items), .next_token = std::move(page.next)};
    output.service_arns.given = true;
    return output;
}

}  // namespace backlot::ecs
