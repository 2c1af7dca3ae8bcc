// The emulator's own API under /_backlot/: what the command line asks a running server.
//
// Every path but /_backlot/health wants the token that `serve` leaves in a file of the user's. Requests from another
// site (an Origin that is not ours, a Host that is not the loopback's or the listener's own) are refused.
#pragma once

#include <functional>
#include <string>

#include "gateway/gateway.h"
#include "library/backlot.h"

namespace backlot::library {

struct AdminHooks {
    std::string token;
    std::function<Result<Json>()> fork;   // serves a copy; gives {"url": ...}
    std::function<Result<Json>()> reset;  // forgets all state
    std::function<Result<Json>()> status; // what only the server knows: {"url", "state", ...}
};

// Adds the API to the Backlot's gateway. `backlot` must outlive the gateway's last request.
void add_admin_api(Backlot& backlot, AdminHooks hooks);

}  // namespace backlot::library
