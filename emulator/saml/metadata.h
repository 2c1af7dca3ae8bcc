// Metadata: what an identity provider's metadata document says about it: its name, until when, and its signing keys.
//
// Certificates are trusted because they stand in the document: neither their dates nor their issuers are looked at.
//
// Source: SAML V2.0 Metadata, section 2.4; IAM User Guide, "Create a SAML identity provider in IAM".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace backlot::saml {

struct Metadata {
    std::string entity_id;
    std::vector<std::string> certificates;  // DER, of keys for signing
};

// Fails with code "SamlMetadataError".
[[nodiscard]] Result<Metadata> read_metadata(std::string_view document);

}  // namespace backlot::saml
