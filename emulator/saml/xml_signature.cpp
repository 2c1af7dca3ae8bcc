#include "saml/xml_signature.h"

#include <algorithm>
#include <optional>

#include "saml/xmlsec.h"
#include "text/xml.h"

namespace backlot::saml {

namespace {

constexpr const char* protocol_namespace = "urn:oasis:names:tc:SAML:2.0:protocol";
constexpr const char* assertion_namespace = "urn:oasis:names:tc:SAML:2.0:assertion";

std::unexpected<Error> refused(std::string why) { return fail("XmlSignatureError", std::move(why)); }

bool is_element(const xmlNode* node, const char* name, const char* space) {
    return node->type == XML_ELEMENT_NODE && node->ns != nullptr && xmlStrEqual(node->name, text_of(name)) != 0 &&
           xmlStrEqual(node->ns->href, text_of(space)) != 0;
}

std::vector<xmlNode*> children_of(const xmlNode* parent, const char* name, const char* space) {
    std::vector<xmlNode*> found;
    for (auto* child = parent->children; child != nullptr; child = child->next) {
        if (is_element(child, name, space)) found.push_back(child);
    }
    return found;
}

std::string attribute_of(xmlNode* node, const char* name) {
    xmlChar* value = xmlGetNoNsProp(node, text_of(name));
    if (value == nullptr) return {};
    std::string text(reinterpret_cast<const char*>(value));
    xmlFree(value);
    return text;
}

// A name that cannot be taken for an XPointer expression.
bool is_plain_id(std::string_view id) {
    return !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
               c == '.';
    });
}

SignatureContext verifying(Key key) {
    SignatureContext context(xmlSecDSigCtxCreate(nullptr));
    BACKLOT_ASSERT(context != nullptr);
    context->signKey = key.release();  // so KeyInfo is not read
    context->flags |= XMLSEC_DSIG_FLAGS_STORE_SIGNEDINFO_REFERENCES;
    context->enabledReferenceUris = xmlSecTransformUriTypeSameDocument;
    for (const auto id : {xmlSecTransformEnvelopedId, xmlSecTransformExclC14NId, xmlSecTransformExclC14NWithCommentsId,
                          xmlSecOpenSSLTransformSha256Id, xmlSecOpenSSLTransformSha384Id,
                          xmlSecOpenSSLTransformSha512Id}) {
        xmlSecDSigCtxEnableReferenceTransform(context.get(), id);
    }
    for (const auto id : {xmlSecTransformExclC14NId, xmlSecTransformExclC14NWithCommentsId,
                          xmlSecOpenSSLTransformRsaSha256Id, xmlSecOpenSSLTransformRsaSha384Id,
                          xmlSecOpenSSLTransformRsaSha512Id, xmlSecOpenSSLTransformEcdsaSha256Id,
                          xmlSecOpenSSLTransformEcdsaSha384Id, xmlSecOpenSSLTransformEcdsaSha512Id}) {
        xmlSecDSigCtxEnableSignatureTransform(context.get(), id);
    }
    return context;
}

// What was digested, where the signature is good and covers the element of this id alone.
std::optional<std::string> digested_by(SignatureContext context, xmlNode* signature, const std::string& id) {
    if (xmlSecDSigCtxVerify(context.get(), signature) != 0 || context->status != xmlSecDSigStatusSucceeded) {
        return std::nullopt;
    }
    auto& references = context->signedInfoReferences;
    if (xmlSecPtrListGetSize(&references) != 1) return std::nullopt;
    auto* reference = static_cast<xmlSecDSigReferenceCtxPtr>(xmlSecPtrListGetItem(&references, 0));
    if (reference == nullptr || xmlStrEqual(reference->uri, text_of(("#" + id).c_str())) == 0) return std::nullopt;
    auto* buffer = xmlSecDSigReferenceCtxGetPreDigestBuffer(reference);
    if (buffer == nullptr) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(xmlSecBufferGetData(buffer)), xmlSecBufferGetSize(buffer));
}

}  // namespace

Result<std::string> signed_part(std::string_view response, const std::vector<std::string>& certificates) {
    if (response.find("<!DOCTYPE") != response.npos) return refused("a document type is not allowed");
    // Our own parser first: it bounds depth and size.
    if (auto bounded = Xml::parse(response); !bounded) return refused(bounded.error().message);
    start_xmlsec();
    const auto document = parse(response);
    auto* root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr || document->intSubset != nullptr || !is_element(root, "Response", protocol_namespace)) {
        return refused("not a SAML response");
    }
    if (!register_ids(root)) return refused("two elements have the same ID");

    const auto assertions = children_of(root, "Assertion", assertion_namespace);
    if (assertions.size() != 1) return refused("not exactly one assertion");
    constexpr const char* signature_namespace = "http://www.w3.org/2000/09/xmldsig#";
    auto* element = root;
    auto signatures = children_of(root, "Signature", signature_namespace);
    if (signatures.empty()) {
        element = assertions.front();
        signatures = children_of(element, "Signature", signature_namespace);
    }
    if (signatures.size() != 1) return refused("not exactly one signature");
    const auto id = attribute_of(element, "ID");
    if (!is_plain_id(id)) return refused("the signed element has no usable ID");

    for (const auto& certificate : certificates) {
        auto key = load(certificate, xmlSecKeyDataFormatCertDer);
        if (!key) continue;
        if (auto bytes = digested_by(verifying(std::move(key)), signatures.front(), id)) return *std::move(bytes);
    }
    return refused("no trusted certificate made the signature");
}

}  // namespace backlot::saml
