// Bundle: what applies to a principal or to an account's resources, gathered once per epoch.
#pragma once

#include <string>
#include <vector>

#include "identity/records.h"
#include "policy/layers.h"

namespace backlot::identity {

struct Bundle {
    std::vector<policy::Level> service_control;   // of the account; empty where none applies
    std::vector<policy::Level> resource_control;
    std::vector<policy::Attached> identity;
    std::vector<policy::Attached> boundary;
    Tags tags;                      // of the user or role
    std::string organization;       // o-...
    std::string organization_path;  // o-.../r-.../ou-.../
    std::string canonical_id;
    std::string manifest;       // which documents these are (identity/evidence.h), and its content hash
    std::string manifest_hash;
};

}  // namespace backlot::identity
