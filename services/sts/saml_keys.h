// The attributes of a SAML assertion that are condition keys.
//
// Source: IAM User Guide, "Configure SAML assertions for the authentication response" (Mapping SAML attributes to AWS
// trust policy context keys).
#pragma once

#include <vector>

#include "identity/question.h"
#include "saml/assertion.h"

namespace backlot::sts {

[[nodiscard]] std::vector<identity::ConditionKey> attribute_keys(const saml::Assertion& assertion);

}  // namespace backlot::sts
