#include "services/servicediscovery/changed_namespace.h"

#include "services/servicediscovery/errors.h"

namespace backlot::servicediscovery {

Result<NamespaceRecord> namespace_of_type(const Context& context, std::string_view id, std::string_view type) {
    BACKLOT_TRY(one, need_namespace(context, id));
    if (one.type != type) return errors::invalid_input("The namespace " + one.id + " is of type " + one.type + ", not " + std::string(type) + ".");
    return one;
}

std::string keep_changed(Context& context, const NamespaceRecord& one) {
    store::put(context.writes(), namespaces, one, context.account(), context.region(), one.id);
    return note_operation(context, "UPDATE_NAMESPACE", {{"NAMESPACE", one.id}});
}

}  // namespace backlot::servicediscovery
