// The condition keys that policies ask for, in conditions and in policy variables.
//
// Source: IAM API Reference, GetContextKeysForCustomPolicy, GetContextKeysForPrincipalPolicy.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace backlot::iam {

// Adds the keys of a valid document, as they are written there.
void add_context_keys(std::set<std::string>& keys, std::string_view policy);

}  // namespace backlot::iam
