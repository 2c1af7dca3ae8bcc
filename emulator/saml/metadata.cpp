#include "saml/metadata.h"

#include "base/encoding.h"
#include "text/xml.h"

namespace backlot::saml {

namespace {

std::string without_blanks(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') out += c;
    }
    return out;
}

void add_certificates(const Xml& at, std::vector<std::string>& certificates) {
    for (const auto& child : at.children) {
        if (child.name != "X509Certificate") {
            add_certificates(child, certificates);
        } else if (auto der = from_base64(without_blanks(child.text)); der && !der->empty()) {
            certificates.push_back(*std::move(der));
        }
    }
}

}  // namespace

Result<Metadata> read_metadata(std::string_view document) {
    const auto xml = Xml::parse(document);
    if (!xml || xml->name != "EntityDescriptor" || xml->attribute("entityID") == nullptr) {
        return fail("SamlMetadataError", "Could not parse metadata");
    }
    Metadata metadata{.entity_id = *xml->attribute("entityID"), .certificates = {}};
    for (const auto& role : xml->children) {
        if (role.name != "IDPSSODescriptor") continue;
        for (const auto& key : role.children) {
            if (key.name != "KeyDescriptor") continue;
            const auto* use = key.attribute("use");
            if (use == nullptr || *use == "signing") add_certificates(key, metadata.certificates);
        }
    }
    return metadata;
}

}  // namespace backlot::saml
