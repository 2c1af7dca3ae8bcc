// Changing a namespace: the operations of all three types.
#pragma once

#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

// Fails with NamespaceNotFound, InvalidInput (a namespace of another type).
[[nodiscard]] Result<NamespaceRecord> namespace_of_type(const Context& context, std::string_view id, std::string_view type);

// Keeps it, and gives the id of the operation that changed it.
[[nodiscard]] std::string keep_changed(Context& context, const NamespaceRecord& one);

}  // namespace backlot::servicediscovery
