// DeleteNamespace: deletes a namespace that has no services.
//
// Fails with NamespaceNotFound, ResourceInUse.
//
// Source: AWS Cloud Map API Reference (2017-03-14), DeleteNamespace.
#include "services/servicediscovery/access.h"
#include "services/servicediscovery/errors.h"
#include "services/servicediscovery/shapes.h"

namespace backlot::servicediscovery {

Result<Access> delete_namespace_access(const Context& context, const DeleteNamespaceInput& input) {
    return on_namespace(context, "servicediscovery:DeleteNamespace", input.id);
}

Result<DeleteNamespaceOutput> delete_namespace(Context& context, const DeleteNamespaceInput& input) {
    BACKLOT_TRY(one, need_namespace(context, input.id));
    if (count_services(context, one.id) != 0) return errors::in_use("The namespace " + one.id +
                                                                    " still has services.");
    store::erase(context.writes(), namespaces, context.account(), context.region(), one.id);
    return DeleteNamespaceOutput{.operation_id = note_operation(context, "DELETE_NAMESPACE",
                                                                {{"NAMESPACE", one.id}})};
}

}  // namespace backlot::servicediscovery
