// Namespaces and services as answers have them.
#pragma once

#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

[[nodiscard]] NamespaceProperties properties_of(const NamespaceRecord& one);
[[nodiscard]] std::int64_t count_services(const Context& context, std::string_view namespace_id);
[[nodiscard]] std::int64_t count_instances(const Context& context, std::string_view service_id);
[[nodiscard]] std::optional<DnsConfig> dns_config_of(const ServiceRecord& service);
[[nodiscard]] std::optional<HealthCheckCustomConfig> custom_health_of(const ServiceRecord& service);
[[nodiscard]] Service service_shape(const Context& context, const ServiceRecord& service);

}  // namespace backlot::servicediscovery
