// What a service keeps and ECS does not carry out yet: the names of Service Connect.
#include "services/ecs/unexecuted_rules.h"

#include "services/ecs/shapes.h"

namespace backlot::ecs {

kernel::UnexecutedRule connect_rule(std::string arn) {
    return {.service = {}, .resource = std::move(arn), .rule = "Service Connect", .missing = "no name is given to its tasks or to those of its clients"};
}

bool is_connected(const Service& service) {
    const auto& deployments = service.deployments;
    return !deployments.empty() && deployments.front().service_connect_configuration &&
           deployments.front().service_connect_configuration->enabled;
}

std::vector<kernel::UnexecutedRule> unexecuted_rules(const store::View& view) {
    std::vector<kernel::UnexecutedRule> all;
    store::scan(view, services, [&](const ServiceRecord& record) {
        const auto service = shape_from<Service>(record.shape);
        if (service.status != "INACTIVE" && is_connected(service)) all.push_back(connect_rule(*service.service_arn));
    });
    return all;
}

}  // namespace backlot::ecs
