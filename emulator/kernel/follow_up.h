// FollowUp: what a service does later, by the clock or when something outside has happened: an account's creation
// ends, a task's container exits. Declared in services/<name>/follow_ups.cpp, set by Context::later().
//
// It runs through Kernel::follow_up() on a write set of its own, with the service as the caller. It needs no permission
// for its own service's rows, since the call that set it was allowed; whatever it asks of another service goes through
// the gate by Context::call. Running is at least once: a follow-up finds by its own rows what is still to be done.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace backlot::kernel {

class Context;

struct FollowUp {
    std::string_view name;  // within its service: "delete-key"
    // An Error undoes what it wrote, is told to the log and ends it: whoever wants another attempt sets one.
    Result<> (*run)(Context& context, const std::string& payload) = nullptr;
};

}  // namespace backlot::kernel
