#include "text/xml.h"

#include <pugixml.hpp>

#include "base/assert.h"
#include "base/encoding.h"

namespace backlot {

namespace {

std::unexpected<Error> malformed(std::string why) { return fail("XmlParseError", std::move(why)); }

std::string local_name(const char* name) {
    const std::string_view whole(name);
    return std::string(whole.substr(whole.find(':') + 1));
}

Result<> read(const pugi::xml_node& node, Xml& into, std::size_t depth, std::size_t& budget) {
    if (depth > Xml::depth_limit) return malformed("nested too deeply");
    if (budget-- == 0) return malformed("too many elements");
    into.name = local_name(node.name());
    for (const auto& attribute : node.attributes()) {
        into.attributes.emplace_back(local_name(attribute.name()), attribute.value());
        if (!is_valid_utf8(into.attributes.back().second)) return malformed("a reference to no character");
    }
    for (const auto& child : node.children()) {
        if (child.type() == pugi::node_element) {
            BACKLOT_CHECK(read(child, into.children.emplace_back(), depth + 1, budget));
        } else {
            into.text += child.value();
        }
    }
    // The text was valid as it came: what is not any more, a reference has put there.
    if (!is_valid_utf8(into.text)) return malformed("a reference to no character");
    return {};
}

}  // namespace

const Xml* Xml::child(std::string_view child_name) const {
    for (const auto& one : children)
        if (one.name == child_name) return &one;
    return nullptr;
}

const std::string* Xml::attribute(std::string_view attribute_name) const {
    for (const auto& [key, value] : attributes)
        if (key == attribute_name) return &value;
    return nullptr;
}

std::string_view Xml::child_text(std::string_view child_name) const {
    const Xml* found = child(child_name);
    return found == nullptr ? std::string_view{} : std::string_view(found->text);
}

Result<Xml> Xml::parse(std::string_view text) {
    if (!is_valid_utf8(text) || text.find('\0') != text.npos) return malformed("not valid UTF-8, or a NUL byte");
    pugi::xml_document document;
    const unsigned options = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol |
                             pugi::parse_doctype | pugi::parse_ws_pcdata_single | pugi::parse_fragment;
    const auto parsed = document.load_buffer(text.data(), text.size(), options, pugi::encoding_utf8);
    if (!parsed) {
        return malformed(std::string(parsed.description()) + " at byte " + std::to_string(parsed.offset));
    }
    Xml root;
    std::size_t budget = element_limit;
    bool found = false;
    for (const auto& node : document.children()) {
        if (node.type() == pugi::node_doctype) return malformed("a document type is not accepted");
        if (node.type() == pugi::node_element) {
            if (std::exchange(found, true)) return malformed("more than one root element");
            BACKLOT_CHECK(read(node, root, 1, budget));
        } else if (!is_blank(node.value())) {
            return malformed("text outside the root element");
        }
    }
    if (!found) return malformed("no root element");
    return root;
}

void append_xml_text(std::string& out, std::string_view text) {
    static constexpr char digits[] = "0123456789abcdef";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default:
                if (byte < 0x20 && c != '\n' && c != '\t') {
                    // A carriage return would be read as a line feed. The others are no characters of XML 1.0 at
                    // all; S3 writes keys that hold them like this.
                    out += "&#x";
                    if (byte >= 16) out += digits[byte >> 4];
                    out += digits[byte & 15];
                    out += ';';
                } else {
                    out += c;
                }
        }
    }
}

void XmlWriter::end_tag() {
    if (in_tag_) out_ += '>';
    in_tag_ = false;
}

void XmlWriter::prologue() { out_ += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }

void XmlWriter::open(std::string_view name) {
    end_tag();
    out_ += '<';
    out_ += name;
    open_.emplace_back(name);
    in_tag_ = true;
}

void XmlWriter::attribute(std::string_view name, std::string_view value) {
    BACKLOT_ASSERT(in_tag_);
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    append_xml_text(out_, value);
    out_ += '"';
}

void XmlWriter::text(std::string_view value) {
    if (value.empty()) return;
    end_tag();
    append_xml_text(out_, value);
}

void XmlWriter::close() {
    BACKLOT_ASSERT(!open_.empty());
    if (in_tag_) {
        out_ += "/>";
        in_tag_ = false;
    } else {
        out_ += "</" + open_.back() + ">";
    }
    open_.pop_back();
}

void XmlWriter::element(std::string_view name, std::string_view value) {
    open(name);
    text(value);
    close();
}

std::string XmlWriter::take() {
    BACKLOT_ASSERT(open_.empty());
    return std::move(out_);
}

}  // namespace backlot
