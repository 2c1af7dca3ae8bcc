// UpdateService: changes the description and the DNS records of a service.
//
// DNS records that the change leaves out are removed. Fails with ServiceNotFound, InvalidInput. Health checks of Route 53
// are not built.
//
// Source: AWS Cloud Map API Reference (2017-03-14), UpdateService.
#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> update_service_access(const Context& context, const UpdateServiceInput& input) {
    return on_service(context, "servicediscovery:UpdateService", input.id);
}

Result<UpdateServiceOutput> update_service(Context& context, const UpdateServiceInput& input) {
    BACKLOT_TRY(one, need_service(context, input.id));
    if (input.service.health_check_config) return errors::not_built("backlot does not check health through Route 53 yet.");
    if (input.service.description) one.description = *input.service.description;
    if (input.service.dns_config) {
        if (one.type == "HTTP") {
            return errors::invalid_input("When you specify an HTTP service, you can't include a DnsConfig element.");
        }
        one.dns_records.clear();
        for (const auto& record : input.service.dns_config->dns_records) {
            one.dns_records.push_back({.type = record.type, .ttl = record.ttl});
        }
    }
    store_service(context, one);
    return UpdateServiceOutput{.operation_id = note_operation(context, "UPDATE_SERVICE", {{"SERVICE", one.id}})};
}

}  // namespace backlot::servicediscovery
