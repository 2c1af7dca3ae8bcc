// The names of private DNS namespaces, for whoever is in their VPC, and of public ones for everybody: SERVICE.NAMESPACE is the addresses of its healthy instances, or of
// all where none is healthy; eight of them at most.
//
// Source: AWS Cloud Map Developer Guide, "Services" (MULTIVALUE routing), "Private DNS namespaces"; API Reference, DnsConfig.
#include "base/encoding.h"
#include "kernel/service.h"
#include "services/servicediscovery/tables.h"

namespace backlot::servicediscovery {

namespace {

constexpr std::size_t answer_limit = 8;

struct Found {
    ServiceRecord service;
    std::string account;
    std::string region;
};

// The namespace "my-namespace.local" of the network, and its service "web". A private one hides the public one of its name.
std::optional<Found> service_named(const store::View& view, std::string_view network, std::string_view name) {
    std::optional<Found> found;
    store::scan_keyed(view, namespaces, [&](store::KeyReader key, const NamespaceRecord& space) {
        const auto account = key.text();
        const auto region = key.text();
        const bool is_private = space.type == "DNS_PRIVATE";
        if (is_private ? space.vpc != network : space.type != "DNS_PUBLIC" || found) return;
        const auto end = "." + to_lower(space.name);
        if (!name.ends_with(end)) return;
        const auto own = name.substr(0, name.size() - end.size());
        store::scan(view, services, [&](const ServiceRecord& service) {
            const bool is_it = service.namespace_id == space.id && service.type != "HTTP" && to_lower(service.name) == own;
            if (is_it) found = Found{.service = service, .account = account, .region = region};
        }, account, region);
    });
    return found;
}

}  // namespace

std::optional<kernel::NameAnswer> resolve(const store::View& view, std::string_view network, std::string_view, std::string_view name) {
    const auto found = service_named(view, network, name);
    if (!found) return std::nullopt;
    kernel::NameAnswer answer;
    std::vector<std::string> unhealthy;
    store::scan(view, instances, [&](const InstanceRecord& one) {
        const auto address = one.attributes.find("AWS_INSTANCE_IPV4");
        if (address != one.attributes.end()) (one.health == "HEALTHY" ? answer.addresses : unhealthy).push_back(address->second);
    }, found->account, found->region, found->service.id);
    if (answer.addresses.empty()) answer.addresses = std::move(unhealthy);
    if (answer.addresses.size() > answer_limit) answer.addresses.resize(answer_limit);
    for (const auto& record : found->service.dns_records) answer.ttl = std::chrono::seconds(record.ttl);
    return answer;
}

}  // namespace backlot::servicediscovery
