// XML signatures: the part of a document that a trusted key has signed. The only door to xmlsec and libxml2.
//
// What is given back is not the document but the very bytes that were digested: whoever reads those alone cannot be
// fooled by anything that was wrapped around them. Accepted is one form of signature, the one SAML prescribes: enveloped
// in the element it signs, one reference to that element's unique ID, exclusive canonicalisation, RSA or ECDSA with
// SHA-2. Keys and certificates inside the document are not looked at. Nothing is fetched; a document type is refused.
// DIFFERS: signatures and digests with SHA-1 are refused.
//
// Thread-safe.
// Source: XML Signature Syntax and Processing 1.1; SAML V2.0 Core, section 5.4.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace backlot::saml {

// Of a SAML response: itself where it carries a signature, else its one assertion, in canonical form. `certificates`
// are the trusted ones, in DER. Fails with code "XmlSignatureError".
[[nodiscard]] Result<std::string> signed_part(std::string_view response, const std::vector<std::string>& certificates);

}  // namespace backlot::saml
