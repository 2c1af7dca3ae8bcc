// UpdateHttpNamespace: changes its description, of an HTTP namespace.
//
// Fails with NamespaceNotFound, InvalidInput (a namespace of another type).
//
// Source: AWS Cloud Map API Reference (2017-03-14), UpdateHttpNamespace.
#include "services/servicediscovery/changed_namespace.h"

namespace backlot::servicediscovery {

Result<Access> update_http_namespace_access(const Context& context, const UpdateHttpNamespaceInput& input) {
    return on_namespace(context, "servicediscovery:UpdateHttpNamespace", input.id);
}

Result<UpdateHttpNamespaceOutput> update_http_namespace(Context& context, const UpdateHttpNamespaceInput& input) {
    BACKLOT_TRY(one, namespace_of_type(context, input.id, "HTTP"));
    one.description = input.namespace_.description;
    return UpdateHttpNamespaceOutput{.operation_id = keep_changed(context, one)};
}

}  // namespace backlot::servicediscovery
