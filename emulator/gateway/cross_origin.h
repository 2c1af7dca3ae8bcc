// What a browser asks before, and reads after, a request from a page of another origin.
//
// A preflight reaches no operation: it carries no signature, and tells nothing but what the resource's configuration
// lets pages do.
#pragma once

#include <optional>
#include <string_view>

#include "base/error.h"
#include "kernel/service.h"
#include "store/view.h"
#include "wire/message.h"

namespace backlot::gateway {

// The answer to an OPTIONS request about a resource, or about something within it. Fails with BadRequest, or as the service refuses.
[[nodiscard]] Result<wire::Response> preflight(const kernel::ServiceEntry& service, const store::View& view,
                                               std::string_view resource, bool is_within, const wire::Request& request,
                                               std::string_view request_id);

// Adds what a page of the request's Origin may read, if the resource lets it.
void add_cross_origin(const kernel::ServiceEntry& service, const store::View& view, std::string_view resource,
                      const wire::Request& request, wire::Response& response);

}  // namespace backlot::gateway
