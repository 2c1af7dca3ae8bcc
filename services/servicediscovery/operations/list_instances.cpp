// ListInstances: a service's instances with their attributes.
//
// Fails with ServiceNotFound, InvalidInput.
//
// Source: AWS Cloud Map API Reference (2017-03-14), ListInstances.
#include "services/servicediscovery/discovery.h"
#include "services/servicediscovery/page.h"

namespace backlot::servicediscovery {

Result<Access> list_instances_access(const Context& context, const ListInstancesInput& input) {
    return on_service(context, "servicediscovery:ListInstances", input.service_id);
}

Result<ListInstancesOutput> list_instances(const Context& context, const ListInstancesInput& input) {
    BACKLOT_TRY(one, need_service(context, input.service_id));
    BACKLOT_TRY(page, page_of(instances_of(context, one), input.max_results, input.next_token,
                              [](const InstanceRecord& instance) { return instance.id; }));
    ListInstancesOutput output{.resource_owner = context.account(), .next_token = page.next};
    output.instances.given = true;
    for (const auto& instance : page.items) {
        output.instances.push_back({.id = instance.id,
                                    .attributes = model::Map<std::string>(instance.attributes),
                                    .created_by_account = context.account()});
    }
    return output;
}

}  // namespace backlot::servicediscovery
