// CreatePublicDnsNamespace: a namespace whose names everybody resolves; here, the tasks of every VPC.
//
// Fails with NamespaceAlreadyExists, InvalidInput, TooManyTagsException.
//
// Source: AWS Cloud Map API Reference (2017-03-14), CreatePublicDnsNamespace.
#include "services/servicediscovery/new_namespace.h"

namespace backlot::servicediscovery {

Result<Access> create_public_dns_namespace_access(const Context&, const CreatePublicDnsNamespaceInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    return on_all("servicediscovery:CreatePublicDnsNamespace", std::move(keys));
}

Result<CreatePublicDnsNamespaceOutput> create_public_dns_namespace(Context& context,
                                                                   const CreatePublicDnsNamespaceInput& input) {
    NamespaceRecord draft{.name = input.name,
                          .type = "DNS_PUBLIC",
                          .description = input.description.value_or(""),
                          .creator_request_id = input.creator_request_id.value_or("")};
    if (input.properties) draft.soa_ttl = input.properties->dns_properties.soa.ttl;
    BACKLOT_TRY(operation, make_namespace(context, std::move(draft), input.tags));
    return CreatePublicDnsNamespaceOutput{.operation_id = operation};
}

}  // namespace backlot::servicediscovery
