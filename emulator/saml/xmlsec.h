// What both users of xmlsec in this room share: its start, and owners of its objects.
#pragma once

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <xmlsec/xmlsec.h>
#include <xmlsec/errors.h>
#include <xmlsec/xmldsig.h>
#include <xmlsec/xmltree.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>

#include <memory>
#include <string_view>

#include "base/assert.h"

namespace backlot::saml {

template <auto release>
struct Release {
    template <class T>
    void operator()(T* object) const {
        release(object);
    }
};
using Document = std::unique_ptr<xmlDoc, Release<xmlFreeDoc>>;
using Key = std::unique_ptr<xmlSecKey, Release<xmlSecKeyDestroy>>;
using SignatureContext = std::unique_ptr<xmlSecDSigCtx, Release<xmlSecDSigCtxDestroy>>;

// Starts both libraries, once; they live as long as the process.
inline void start_xmlsec() {
    static const bool is_started = [] {
        xmlInitParser();
        const bool done = xmlSecInit() == 0 && xmlSecOpenSSLAppInit(nullptr) == 0 && xmlSecOpenSSLInit() == 0;
        xmlSecErrorsDefaultCallbackEnableOutput(0);
        return done;
    }();
    BACKLOT_ASSERT(is_started);
}

inline Document parse(std::string_view text) {
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
    return Document(xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr, options));
}

inline Key load(std::string_view bytes, xmlSecKeyDataFormat format) {
    return Key(xmlSecOpenSSLAppKeyLoadMemory(reinterpret_cast<const xmlSecByte*>(bytes.data()),
                                             static_cast<xmlSecSize>(bytes.size()), format, nullptr, nullptr, nullptr));
}

inline const xmlChar* text_of(const char* text) { return reinterpret_cast<const xmlChar*>(text); }

// Makes every attribute "ID" findable; false where two elements have the same.
inline bool register_ids(xmlNode* node) {
    for (; node != nullptr; node = node->next) {
        if (node->type != XML_ELEMENT_NODE) continue;
        if (auto* attribute = xmlHasProp(node, text_of("ID"))) {
            xmlChar* value = xmlNodeListGetString(node->doc, attribute->children, 1);
            const bool is_new = value != nullptr && xmlAddID(nullptr, node->doc, value, attribute) != nullptr;
            xmlFree(value);
            if (!is_new) return false;
        }
        if (!register_ids(node->children)) return false;
    }
    return true;
}

}  // namespace backlot::saml
