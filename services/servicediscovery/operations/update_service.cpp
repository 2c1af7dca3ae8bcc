// UpdateService: changes the description and the TTL of the DNS records of a service, not of an HTTP namespace.
//
// DNS records that the change leaves out are removed; their types stay. Fails with ServiceNotFound, InvalidInput. Health checks of Route 53
// are not built.
//
// Source: AWS Cloud Map API Reference (2017-03-14), UpdateService.
#include <algorithm>

#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/names.h"
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> update_service_access(const Context& context, const UpdateServiceInput& input) {
    return on_service(context, "servicediscovery:UpdateService", input.id);
}

Result<UpdateServiceOutput> update_service(Context& context, const UpdateServiceInput& input) {
    BACKLOT_TRY(one, need_service(context, input.id));
    BACKLOT_TRY(in, need_namespace(context, one.namespace_id));
    if (in.type == "HTTP") return errors::invalid_input("You can't update the settings of a service of an HTTP namespace.");
    if (input.service.health_check_config) return errors::not_built("backlot does not check health through Route 53 yet.");
    if (input.service.description) one.description = *input.service.description;
    if (input.service.dns_config) {
        if (one.type == "HTTP") {
            return errors::invalid_input("When you specify an HTTP service, you can't include a DnsConfig element.");
        }
        std::vector<DnsRecordRecord> records;
        for (const auto& record : input.service.dns_config->dns_records) {
            if (std::ranges::find(one.dns_records, record.type, &DnsRecordRecord::type) == one.dns_records.end()) {
                return errors::invalid_input("The type of a DNS record can't be changed: the service has none of type " + record.type + ".");
            }
            records.push_back({.type = record.type, .ttl = record.ttl});
        }
        BACKLOT_CHECK(check_dns_records(records, one.routing_policy));
        one.dns_records = std::move(records);
    }
    store_service(context, one);
    return UpdateServiceOutput{.operation_id = note_operation(context, "UPDATE_SERVICE", {{"SERVICE", one.id}})};
}

}  // namespace backlot::servicediscovery
