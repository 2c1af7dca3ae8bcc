#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

NamespaceProperties properties_of(const NamespaceRecord& one) {
    NamespaceProperties properties{.dns_properties = DnsProperties{}, .http_properties = HttpProperties{.http_name = http_name_of(one)}};
    if (one.type != "HTTP") properties.dns_properties->soa = SOA{.ttl = one.soa_ttl};
    return properties;
}

std::int64_t count_services(const Context& context, std::string_view namespace_id) {
    std::int64_t count = 0;
    store::scan(context.view(), services,
                [&](const ServiceRecord& one) { count += one.namespace_id == namespace_id; },
                context.account(), context.region());
    return count;
}

std::int64_t count_instances(const Context& context, std::string_view service_id) {
    std::int64_t count = 0;
    store::scan(context.view(), instances, [&](const InstanceRecord&) { ++count; }, context.account(),
                context.region(),
                service_id);
    return count;
}

std::optional<DnsConfig> dns_config_of(const ServiceRecord& service) {
    if (service.dns_records.empty()) return std::nullopt;
    DnsConfig config{.namespace_id = service.namespace_id, .routing_policy = service.routing_policy};
    for (const auto& record : service.dns_records) config.dns_records.push_back({.type = record.type,
        .ttl = record.ttl});
    return config;
}

std::optional<HealthCheckCustomConfig> custom_health_of(const ServiceRecord& service) {
    if (!service.has_custom_health) return std::nullopt;
    return HealthCheckCustomConfig{.failure_threshold = 1};
}

Service service_shape(const Context& context, const ServiceRecord& service) {
    Service shape{.id = service.id,
                  .arn = service_arn(context, service.id),
                  .resource_owner = context.account(),
                  .name = service.name,
                  .namespace_id = service.namespace_id,
                  .instance_count = count_instances(context, service.id),
                  .dns_config = dns_config_of(service),
                  .type = service.type,
                  .health_check_custom_config = custom_health_of(service),
                  .create_date = service.created,
                  .created_by_account = context.account()};
    if (!service.description.empty()) shape.description = service.description;
    if (!service.creator_request_id.empty()) shape.creator_request_id = service.creator_request_id;
    return shape;
}

}  // namespace backlot::servicediscovery
