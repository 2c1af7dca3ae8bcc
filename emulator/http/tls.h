// A certificate of our own making for the TLS listener: there is no authority that would sign "localhost".
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "http/server.h"

namespace backlot::http {

// A self-signed P-256 certificate for `names` (DNS names or IP addresses), valid from yesterday for 397 days.
// Fails with "TlsError".
[[nodiscard]] Result<TlsIdentity> make_self_signed(const std::vector<std::string>& names);

// The identity kept in `folder` (server.crt, server.key, the key readable by its owner alone), made there first
// where it is absent. Fails with "TlsError".
[[nodiscard]] Result<TlsIdentity> load_or_make_identity(const std::string& folder, const std::vector<std::string>& names);

}  // namespace backlot::http
