// UpdatePrivateDnsNamespace: changes its description, and the TTL of its SOA record, of a private DNS namespace.
//
// Fails with NamespaceNotFound, InvalidInput (a namespace of another type).
//
// Source: AWS Cloud Map API Reference (2017-03-14), UpdatePrivateDnsNamespace.
#include "services/servicediscovery/changed_namespace.h"

namespace backlot::servicediscovery {

Result<Access> update_private_dns_namespace_access(const Context& context, const UpdatePrivateDnsNamespaceInput& input) {
    return on_namespace(context, "servicediscovery:UpdatePrivateDnsNamespace", input.id);
}

Result<UpdatePrivateDnsNamespaceOutput> update_private_dns_namespace(Context& context, const UpdatePrivateDnsNamespaceInput& input) {
    BACKLOT_TRY(one, namespace_of_type(context, input.id, "DNS_PRIVATE"));
    change_dns(one, input.namespace_);
    return UpdatePrivateDnsNamespaceOutput{.operation_id = keep_changed(context, one)};
}

}  // namespace backlot::servicediscovery
