// CreatePrivateDnsNamespace: a namespace for a VPC, whose names DNS would answer there.
//
// Fails with NamespaceAlreadyExists, InvalidInput, TooManyTagsException.
//
// Source: AWS Cloud Map API Reference (2017-03-14), CreatePrivateDnsNamespace.
#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/names.h"
#include "services/servicediscovery/new_namespace.h"

namespace backlot::servicediscovery {

Result<Access> create_private_dns_namespace_access(const Context&, const CreatePrivateDnsNamespaceInput& input) {
    Keys keys;
    add_request_tags(keys, input.tags);
    return on_all("servicediscovery:CreatePrivateDnsNamespace", std::move(keys));
}

Result<CreatePrivateDnsNamespaceOutput> create_private_dns_namespace(Context& context,
                                                                     const CreatePrivateDnsNamespaceInput& input) {
    BACKLOT_CHECK(check_private_namespace_name(input.name));
    if (!input.vpc.starts_with("vpc-")) return errors::invalid_input("Invalid VPC ID: " + input.vpc);
    NamespaceRecord draft{.name = input.name,
                          .type = "DNS_PRIVATE",
                          .description = input.description.value_or(""),
                          .vpc = input.vpc,
                          .creator_request_id = input.creator_request_id.value_or("")};
    if (input.properties) draft.soa_ttl = input.properties->dns_properties.soa.ttl;
    BACKLOT_TRY(operation, make_namespace(context, std::move(draft), input.tags));
    return CreatePrivateDnsNamespaceOutput{.operation_id = operation};
}

}  // namespace backlot::servicediscovery
