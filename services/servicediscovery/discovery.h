// What an instance has: the attributes that its service's DNS records need, and its health.
//
// Source: AWS Cloud Map API Reference (2017-03-14), RegisterInstance (Attributes), DiscoverInstances (HealthStatus).
#pragma once

#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

// Fails with InvalidInput. Attributes that need EC2 or load balancers are not built.
[[nodiscard]] Result<> check_attributes(const ServiceRecord& service, const Attributes& attributes);

// UNKNOWN where nothing checks it.
// Source: AWS CLI Command Reference, servicediscovery discover-instances (Examples).
[[nodiscard]] inline std::string health_of(const ServiceRecord& service, const InstanceRecord& instance) {
    return service.has_custom_health ? instance.health : "UNKNOWN";
}

// A service's instances, by id.
[[nodiscard]] std::vector<InstanceRecord> instances_of(const Context& context, const ServiceRecord& service);

}  // namespace backlot::servicediscovery
