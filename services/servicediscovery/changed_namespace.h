// Changing a namespace: the operations of all three types.
#pragma once

#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

// Fails with NamespaceNotFound, InvalidInput (a namespace of another type).
[[nodiscard]] Result<NamespaceRecord> namespace_of_type(const Context& context, std::string_view id, std::string_view type);

// What a change of a private or of a public DNS namespace says: the two shapes are of one form.
template <class Change>
void change_dns(NamespaceRecord& one, const Change& change) {
    if (change.description) one.description = *change.description;
    if (change.properties) one.soa_ttl = change.properties->dns_properties.soa.ttl;
}

// Keeps it, and gives the id of the operation that changed it.
[[nodiscard]] std::string keep_changed(Context& context, const NamespaceRecord& one);

}  // namespace backlot::servicediscovery
