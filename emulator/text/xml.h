// Xml: an element of an XML document. The only door to pugixml.
//
// Names keep their prefix off: "xsi:type" is found as "type". Text is unescaped; blanks are kept.
// Comments and processing instructions are dropped. A document type is refused, and with it every entity but
// the five of XML itself; depth and number of elements are bounded.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"

namespace backlot {

struct Xml {
    static constexpr std::size_t depth_limit = 64;
    static constexpr std::size_t element_limit = 200'000;

    std::string name = {};
    std::string text = {};  // all character data directly inside
    std::vector<std::pair<std::string, std::string>> attributes = {};
    std::vector<Xml> children = {};

    [[nodiscard]] const Xml* child(std::string_view child_name) const;
    [[nodiscard]] const std::string* attribute(std::string_view attribute_name) const;
    // The text of the child of that name, or nothing.
    [[nodiscard]] std::string_view child_text(std::string_view child_name) const;

    // Fails with code "XmlParseError".
    [[nodiscard]] static Result<Xml> parse(std::string_view text);
};

// Appends character data, escaped: & < > " and the characters that a parser would not give back.
void append_xml_text(std::string& out, std::string_view text);

// Writes XML by appending.
class XmlWriter {
  public:
    // The prologue, <?xml version="1.0" encoding="UTF-8"?> and a line feed.
    void prologue();
    void open(std::string_view name);
    // Inside the tag that was just opened.
    void attribute(std::string_view name, std::string_view value);
    void text(std::string_view value);
    void close();
    void element(std::string_view name, std::string_view value);

    [[nodiscard]] std::string take();  // every element must be closed

  private:
    void end_tag();

    std::string out_;
    std::vector<std::string> open_;
    bool in_tag_ = false;
};

}  // namespace backlot
