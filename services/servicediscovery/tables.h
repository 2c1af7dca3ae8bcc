// Cloud Map's records: namespaces, services, instances and the operations that made them.
//
// Tables 210 to 219.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "clock/clock.h"
#include "kernel/context.h"
#include "store/record.h"
#include "store/table.h"

namespace backlot::servicediscovery {

using clock::Time;
using store::field;
using Tags = std::map<std::string, std::string>;
using Attributes = std::map<std::string, std::string>;

inline constexpr std::size_t tag_limit = 50;

// A namespace. Key: account, region, id.
struct NamespaceRecord {
    std::string id = {};  // ns-...
    std::string name = {};
    std::string type = {};  // HTTP, DNS_PRIVATE, DNS_PUBLIC
    std::string description = {};
    std::string vpc = {};
    std::int64_t soa_ttl = 15;
    Time created{};
    std::string creator_request_id = {};
    Tags tags = {};
    std::string http_name = {};  // where it is not the name; see http_name_of

    static constexpr auto fields() {
        return std::tuple{field<1>(&NamespaceRecord::id),          field<2>(&NamespaceRecord::name),
                          field<3>(&NamespaceRecord::type),        field<4>(&NamespaceRecord::description),
                          field<5>(&NamespaceRecord::vpc),         field<6>(&NamespaceRecord::soa_ttl),
                          field<7>(&NamespaceRecord::created),     field<8>(&NamespaceRecord::creator_request_id),
                          field<9>(&NamespaceRecord::tags),        field<10>(&NamespaceRecord::http_name)};
    }
};

// What DiscoverInstances calls it: its name, or where another namespace had that already, its name with a hash behind it.
inline const std::string& http_name_of(const NamespaceRecord& one) { return one.http_name.empty() ? one.name : one.http_name; }

struct DnsRecordRecord {
    std::string type = {};  // A, AAAA, SRV, CNAME
    std::int64_t ttl = 0;
    static constexpr auto fields() {
        return std::tuple{field<1>(&DnsRecordRecord::type), field<2>(&DnsRecordRecord::ttl)};
    }
};

// A service. Key: account, region, id.
struct ServiceRecord {
    std::string id = {};  // srv-...
    std::string name = {};
    std::string namespace_id = {};
    std::string description = {};
    std::string type = {};  // HTTP, DNS_HTTP
    std::vector<DnsRecordRecord> dns_records = {};
    std::string routing_policy = {};
    bool has_custom_health = false;
    Time created{};
    std::string creator_request_id = {};
    Tags tags = {};
    std::uint64_t revision = 1;  // rises with every change of its instances
    Attributes attributes = {};

    static constexpr auto fields() {
        return std::tuple{field<1>(&ServiceRecord::id),           field<2>(&ServiceRecord::name),
                          field<3>(&ServiceRecord::namespace_id), field<4>(&ServiceRecord::description),
                          field<5>(&ServiceRecord::type),         field<6>(&ServiceRecord::dns_records),
                          field<7>(&ServiceRecord::routing_policy), field<8>(&ServiceRecord::has_custom_health),
                          field<9>(&ServiceRecord::created),      field<10>(&ServiceRecord::creator_request_id),
                          field<11>(&ServiceRecord::tags),        field<12>(&ServiceRecord::revision),
                          field<13>(&ServiceRecord::attributes)};
    }
};

// An instance. Key: account, region, service id, instance id.
struct InstanceRecord {
    std::string id = {};
    Attributes attributes = {};
    std::string creator_request_id = {};
    std::string health = "HEALTHY";

    static constexpr auto fields() {
        return std::tuple{field<1>(&InstanceRecord::id), field<2>(&InstanceRecord::attributes),
                          field<3>(&InstanceRecord::creator_request_id), field<4>(&InstanceRecord::health)};
    }
};

// An operation, which has succeeded when it is there. Key: account, region, id.
struct OperationRecord {
    std::string id = {};
    std::string type = {};  // CREATE_NAMESPACE, ...
    std::map<std::string, std::string> targets = {};  // NAMESPACE, SERVICE, INSTANCE -> id
    Time created{};

    static constexpr auto fields() {
        return std::tuple{field<1>(&OperationRecord::id), field<2>(&OperationRecord::type),
                          field<3>(&OperationRecord::targets), field<4>(&OperationRecord::created)};
    }
};

inline constexpr store::Table<NamespaceRecord> namespaces{210, "servicediscovery-namespaces"};
inline constexpr store::Table<ServiceRecord> services{211, "servicediscovery-services"};
inline constexpr store::Table<InstanceRecord> instances{212, "servicediscovery-instances"};
inline constexpr store::Table<OperationRecord> operations_made{213, "servicediscovery-operations"};

}  // namespace backlot::servicediscovery
