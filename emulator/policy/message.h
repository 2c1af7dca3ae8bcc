// The AccessDenied sentence, as AWS words it.
//
// Source: IAM User Guide, "Troubleshoot access denied error messages"; S3 User Guide, "Troubleshoot access denied
// (403 Forbidden) errors".
#pragma once

#include <string>

#include "policy/decide.h"

namespace backlot::policy {

enum class Audience {
    organization,  // the account or the organization of the resource: told why
    outsider,      // told nothing but "Access Denied"
};
enum class Dialect { common, s3 };  // S3 puts the resource in quotes

[[nodiscard]] std::string access_denied_message(const Request& request, const Decision& decision, Audience audience,
                                                Dialect dialect);

// The part that gives the reason: "because no identity-based policy allows the s3:GetObject action".
[[nodiscard]] std::string reason_of(const Request& request, const Decision& decision);

}  // namespace backlot::policy
