// Making a namespace of any type.
#pragma once

#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

// Keeps the draft under a new id; gives the operation's id. Fails with NamespaceAlreadyExists, InvalidInput,
// TooManyTagsException.
[[nodiscard]] Result<std::string> make_namespace(Context& context, NamespaceRecord draft,
                                                 const model::List<Tag>& tags);

}  // namespace backlot::servicediscovery
