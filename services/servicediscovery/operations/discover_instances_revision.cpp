// DiscoverInstancesRevision: a number that rises with every change of a service's instances.
//
// Fails with NamespaceNotFound, ServiceNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), DiscoverInstancesRevision.
#include "services/servicediscovery/access.h"
#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/names.h"

namespace backlot::servicediscovery {

Result<Access> discover_instances_revision_access(const Context& context,
                                                  const DiscoverInstancesRevisionInput& input) {
    const Keys keys{{.name = "servicediscovery:NamespaceName", .values = {input.namespace_name}},
                    {.name = "servicediscovery:ServiceName", .values = {input.service_name}}};
    const auto found = find_by_name(context, input.namespace_name, input.service_name);
    return found ? on_service(context, "servicediscovery:DiscoverInstancesRevision", found->service.id, keys)
        : on_all("servicediscovery:DiscoverInstancesRevision", keys);
}

Result<DiscoverInstancesRevisionOutput> discover_instances_revision(const Context& context,
                                                                    const DiscoverInstancesRevisionInput& input) {
    BACKLOT_CHECK(check_service_name(input.service_name, "serviceName"));
    const auto found = find_by_name(context, input.namespace_name, input.service_name);
    if (!found) return std::unexpected(not_found_by_name(context, input.namespace_name, input.service_name));
    return DiscoverInstancesRevisionOutput{.instances_revision = static_cast<std::int64_t>(found->service.revision)};
}

}  // namespace backlot::servicediscovery
