// ListServicesByNamespace: the services of the account, in whichever cluster, that Service Connect puts into a namespace.
//
// Fails with NamespaceNotFoundException, InvalidParameterException.
//
// Source: Amazon ECS API Reference (2014-11-13), ListServicesByNamespace.
#include <algorithm>

#include "services/ecs/connect.h"
#include "services/ecs/errors.h"
#include "services/ecs/page.h"
#include "services/ecs/shapes.h"
#include "services/ecs/task.h"

namespace backlot::ecs {

Result<Access> list_services_by_namespace_access(const Context&, const ListServicesByNamespaceInput& input) {
    Keys keys;
    add_key(keys, "ecs:namespace", input.namespace_);
    return on_all("ecs:ListServicesByNamespace", std::move(keys));
}

Result<ListServicesByNamespaceOutput> list_services_by_namespace(const Context& context, const ListServicesByNamespaceInput& input) {
    const auto home = home_of(context);
    BACKLOT_TRY(space, need_namespace(context, input.namespace_));
    std::vector<std::string> arns;
    store::scan(context.view(), services, [&](const ServiceRecord& record) {
        if (record.namespace_arn != space.arn) return;
        const auto service = shape_from<Service>(record.shape);
        if (service.status != "INACTIVE") arns.push_back(*service.service_arn);
    }, home.account, home.region);
    std::ranges::sort(arns);
    BACKLOT_TRY(page, page_of(std::move(arns), input.max_results, input.next_token));
    ListServicesByNamespaceOutput output{.service_arns = std::move(page.items), .next_token = std::move(page.next)};
    output.service_arns.given = true;
    return output;
}

}  // namespace backlot::ecs
