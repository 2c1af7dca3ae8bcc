// Who may change a network interface that a service made: that service.
//
// Source: Amazon EC2 User Guide, "Requester-managed network interfaces".
#pragma once

#include "services/ec2/gate.h"
#include "services/ec2/records.h"

namespace backlot::ec2 {

// Fails with AuthFailure.
[[nodiscard]] inline Result<> check_manages(const Context& context, const InterfaceRecord& interface) {
    if (interface.requester.empty() || interface.requester == service_name(context.caller())) return {};
    return errors::make("AuthFailure", "You do not have permission to access the specified resource.");
}

}  // namespace backlot::ec2
