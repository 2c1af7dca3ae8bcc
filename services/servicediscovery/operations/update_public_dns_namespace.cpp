// UpdatePublicDnsNamespace: changes its description, and the TTL of its SOA record, of a public DNS namespace.
//
// Fails with NamespaceNotFound, InvalidInput (a namespace of another type).
//
// Source: AWS Cloud Map API Reference (2017-03-14), UpdatePublicDnsNamespace.
#include "services/servicediscovery/changed_namespace.h"

namespace backlot::servicediscovery {

Result<Access> update_public_dns_namespace_access(const Context& context, const UpdatePublicDnsNamespaceInput& input) {
    return on_namespace(context, "servicediscovery:UpdatePublicDnsNamespace", input.id);
}

Result<UpdatePublicDnsNamespaceOutput> update_public_dns_namespace(Context& context, const UpdatePublicDnsNamespaceInput& input) {
    BACKLOT_TRY(one, namespace_of_type(context, input.id, "DNS_PUBLIC"));
    change_dns(one, input.namespace_);
    return UpdatePublicDnsNamespaceOutput{.operation_id = keep_changed(context, one)};
}

}  // namespace backlot::servicediscovery
