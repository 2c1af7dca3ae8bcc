// What has tags: a namespace or a service, by its ARN.
#pragma once

#include "services/servicediscovery/access.h"

namespace backlot::servicediscovery {

struct Tagged {
    std::optional<NamespaceRecord> in;
    std::optional<ServiceRecord> service;
    [[nodiscard]] Tags* tags() { return in ? &in->tags : &service->tags; }
};

[[nodiscard]] Access on_tagged(const Context& context, std::string_view action, std::string_view arn, Keys keys = {});
// Fails with ResourceNotFoundException.
[[nodiscard]] Result<Tagged> need_tagged(const Context& context, std::string_view arn);
void store_tagged(Context& context, const Tagged& tagged);

}  // namespace backlot::servicediscovery
