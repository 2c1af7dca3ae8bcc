// DiscoverInstances: the instances of a service that are healthy, or all where none is.
//
// Every query parameter must hold; an optional one holds where any instance has it. Fails with ServiceNotFound.
//
// Source: AWS Cloud Map API Reference (2017-03-14), DiscoverInstances.
#include "services/servicediscovery/discovery.h"
#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/names.h"

namespace backlot::servicediscovery {

namespace {

bool has_all(const InstanceRecord& one, const model::Map<std::string>& wanted) {
    return std::ranges::all_of(wanted, [&](const auto& pair) {
        const auto own = one.attributes.find(pair.first);
        return own != one.attributes.end() && own->second == pair.second;
    });
}

}  // namespace

Result<Access> discover_instances_access(const Context& context, const DiscoverInstancesInput& input) {
    const Keys keys{{.name = "servicediscovery:NamespaceName", .values = {input.namespace_name}},
                    {.name = "servicediscovery:ServiceName", .values = {input.service_name}}};
    const auto found = find_by_name(context, input.namespace_name, input.service_name);
    if (!found) return on_all("servicediscovery:DiscoverInstances", keys);
    return on_service(context, "servicediscovery:DiscoverInstances", found->service.id, keys);
}

Result<DiscoverInstancesOutput> discover_instances(const Context& context, const DiscoverInstancesInput& input) {
    BACKLOT_CHECK(check_service_name(input.service_name, "serviceName"));
    const auto found = find_by_name(context, input.namespace_name, input.service_name);
    if (!found) return std::unexpected(not_found_by_name(context, input.namespace_name, input.service_name));
    auto all = instances_of(context, found->service);
    std::erase_if(all, [&](const InstanceRecord& one) { return !has_all(one, input.query_parameters); });
    const bool any_has = std::ranges::any_of(all, [&](const auto& one) { return has_all(one,
        input.optional_parameters); });
    if (any_has) std::erase_if(all, [&](const InstanceRecord& one) { return !has_all(one,
        input.optional_parameters); });
    // Without a health check all count.
    const auto wanted = !found->service.has_custom_health ? "ALL" : input.health_status.value_or("HEALTHY_OR_ELSE_ALL");
    const bool any_healthy = std::ranges::any_of(all, [](const auto& one) { return one.health == "HEALTHY"; });
    if (wanted == "HEALTHY" || wanted == "UNHEALTHY" || (wanted == "HEALTHY_OR_ELSE_ALL" && any_healthy)) {
        const auto health = wanted == "UNHEALTHY" ? "UNHEALTHY" : "HEALTHY";
        std::erase_if(all, [&](const InstanceRecord& one) { return one.health != health; });
    }
    DiscoverInstancesOutput output{.instances_revision = static_cast<std::int64_t>(found->service.revision)};
    output.instances.given = true;
    for (auto& one : all) {
        if (output.instances.size() == static_cast<std::size_t>(input.max_results.value_or(100))) break;
        output.instances.push_back({.instance_id = one.id,
                                    .namespace_name = http_name_of(found->in),
                                    .service_name = found->service.name,
                                    .health_status = health_of(found->service, one),
                                    .attributes = model::Map<std::string>(std::move(one.attributes))});
    }
    return output;
}

}  // namespace backlot::servicediscovery
