// ListServices: services of the account, or of one namespace.
//
// Fails with InvalidInput.
//
// Source: AWS Cloud Map API Reference (2017-03-14), ListServices.
#include "services/servicediscovery/page.h"
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> list_services_access(const Context&, const ListServicesInput&) {
    return on_all("servicediscovery:ListServices");
}

Result<ListServicesOutput> list_services(const Context& context, const ListServicesInput& input) {
    for (const auto& filter : input.filters) BACKLOT_CHECK(check_filter(filter, {"EQ"}));
    std::vector<ServiceRecord> found;
    store::scan(context.view(), services, [&](const ServiceRecord& one) {
        const bool fits = std::ranges::all_of(input.filters, [&](const ServiceFilter& filter) {
            if (filter.name == "NAMESPACE_ID") return id_of(filter.values.front()) == one.namespace_id;
            return fits_filter(filter, "SELF");
        });
        if (fits) found.push_back(one);
    }, context.account(), context.region());
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results, input.next_token,
                              [](const ServiceRecord& one) { return one.id; }));
    ListServicesOutput output{.next_token = page.next};
    output.services.given = true;
    for (const auto& one : page.items) {
        auto whole = service_shape(context, one);
        if (whole.dns_config) whole.dns_config->namespace_id.reset();  // it is no part of a summary
        output.services.push_back({.id = whole.id,
                                   .arn = whole.arn,
                                   .resource_owner = whole.resource_owner,
                                   .name = whole.name,
                                   .type = whole.type,
                                   .description = whole.description,
                                   .instance_count = whole.instance_count,
                                   .dns_config = whole.dns_config,
                                   .health_check_custom_config = whole.health_check_custom_config,
                                   .create_date = whole.create_date,
                                   .created_by_account = whole.created_by_account});
    }
    return output;
}

}  // namespace backlot::servicediscovery
