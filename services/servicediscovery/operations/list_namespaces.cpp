// ListNamespaces: namespaces of the account, by type or name.
//
// Fails with InvalidInput.
//
// Source: AWS Cloud Map API Reference (2017-03-14), ListNamespaces.
#include "services/servicediscovery/page.h"
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> list_namespaces_access(const Context&, const ListNamespacesInput&) {
    return on_all("servicediscovery:ListNamespaces");
}

Result<ListNamespacesOutput> list_namespaces(const Context& context, const ListNamespacesInput& input) {
    for (const auto& filter : input.filters) {
        BACKLOT_CHECK(check_filter(filter, filter.name == "RESOURCE_OWNER" ? Conditions{"EQ"} : Conditions{"EQ", "BEGINS_WITH"}));
    }
    std::vector<NamespaceRecord> found;
    store::scan(context.view(), namespaces, [&](const NamespaceRecord& one) {
        const bool fits = std::ranges::all_of(input.filters, [&](const NamespaceFilter& filter) {
            if (filter.name == "RESOURCE_OWNER") return fits_filter(filter, "SELF");
            return fits_filter(filter, filter.name == "TYPE" ? one.type : filter.name == "HTTP_NAME" ? http_name_of(one) : one.name);
        });
        if (fits) found.push_back(one);
    }, context.account(), context.region());
    BACKLOT_TRY(page, page_of(std::move(found), input.max_results, input.next_token,
                              [](const NamespaceRecord& one) { return one.id; }));
    ListNamespacesOutput output{.next_token = page.next};
    output.namespaces.given = true;
    for (const auto& one : page.items) {
        NamespaceSummary shape{.id = one.id,
                               .arn = namespace_arn(context, one.id),
                               .resource_owner = context.account(),
                               .name = one.name,
                               .type = one.type,
                               .service_count = count_services(context, one.id),
                               .properties = properties_of(one),
                               .create_date = one.created};
        if (!one.description.empty()) shape.description = one.description;
        output.namespaces.push_back(std::move(shape));
    }
    return output;
}

}  // namespace backlot::servicediscovery
