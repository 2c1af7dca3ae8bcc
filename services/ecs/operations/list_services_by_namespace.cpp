// ListServicesByNamespace: the services of the account, in whichever cluster, that Service Connect puts into a namespace.
//
// Fails with InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), ListServicesByNamespace.
#include <algorithm>

#include "services/ecs/errors.h"
#include "services/ecs/page.h"
#include "services/ecs/shapes.h"
#include "services/ecs/task.h"
#include "services/ecs/unexecuted_rules.h"

namespace backlot::ecs {

Result<Access> list_services_by_namespace_access(const Context&, const ListServicesByNamespaceInput& input) {
    Keys keys;
    add_key(keys, "ecs:namespace", input.namespace_);
    return on_all("ecs:ListServicesByNamespace", std::move(keys));
}

Result<ListServicesByNamespaceOutput> list_services_by_namespace(const Context& context, const ListServicesByNamespaceInput& input) {
    const auto home = home_of(context);
    std::vector<std::string> arns;
    store::scan(context.view(), services, [&](const ServiceRecord& record) {
        const auto service = shape_from<Service>(record.shape);
        if (service.status == "INACTIVE" || !is_connected(service)) return;
        const auto space = service.deployments.front().service_connect_configuration->namespace_.value_or("");
        if (last_part(space) == last_part(input.namespace_)) arns.push_back(*service.service_arn);
    }, home.account, home.region);
    std::ranges::sort(arns);
    BACKLOT_TRY(page, page_of(std::move(arns), input.max_results, input.next_token));
    ListServicesByNamespaceOutput output{.service_arns = std::move(page.items), .next_token = std::move(page.next)};
    output.service_arns.given = true;
    return output;
}

}  // namespace backlot::ecs
