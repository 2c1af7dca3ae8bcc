// What AWS takes as the name of a namespace or a service, where the model's patterns look ahead and are the operation's to check;
// and which DNS records go together.
//
// Source: AWS Cloud Map API Reference (2017-03-14), CreateHttpNamespace, CreatePrivateDnsNamespace, CreateService (Name),
// DnsRecord (Type), DnsConfig (RoutingPolicy).
#pragma once

#include <string>
#include <vector>

#include "services/servicediscovery/tables.h"

namespace backlot::servicediscovery {

// All fail with InvalidInput.
[[nodiscard]] Result<> check_http_namespace_name(const std::string& name);
[[nodiscard]] Result<> check_private_namespace_name(const std::string& name);
[[nodiscard]] Result<> check_service_name(const std::string& name, std::string_view member = "name");
[[nodiscard]] Result<> check_dns_records(const std::vector<DnsRecordRecord>& records, std::string_view routing_policy);

}  // namespace backlot::servicediscovery
