#include "text/xml.h"

#include <catch2/catch.hpp>

using backlot::Xml;
using backlot::XmlWriter;

TEST_CASE("Xml parsing", "[text]") {
    SECTION("elements, attributes and text are found without their prefixes") {
        const auto xml = Xml::parse(
            "<?xml version=\"1.0\"?><a xmlns=\"urn:x\"><p:b p:type=\"User\">1 &lt; 2</p:b><!-- no --><b>two</b></a>");
        REQUIRE(xml);
        CHECK(xml->name == "a");
        REQUIRE(xml->children.size() == 2);
        CHECK(xml->children[0].name == "b");
        CHECK(xml->children[0].text == "1 < 2");
        REQUIRE(xml->children[0].attribute("type") != nullptr);
        CHECK(*xml->children[0].attribute("type") == "User");
        CHECK(xml->child_text("b") == "1 < 2");
        CHECK(xml->child("c") == nullptr);
    }
    SECTION("a value of blanks is kept") { CHECK(Xml::parse("<a><b> </b></a>")->child_text("b") == " "); }
    SECTION("a document type is refused, and with it entities of one's own") {
        CHECK_FALSE(Xml::parse("<!DOCTYPE a [<!ENTITY x \"xxxxxxxx\">]><a>&x;</a>"));
        CHECK_FALSE(Xml::parse("<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>"));
    }
    SECTION("what is no document is refused") {
        for (const auto* text : {"", "   ", "text", "<a>", "<a></b>", "<a/><b/>", "<a/>text", "<a b></a>"}) {
            CAPTURE(text);
            CHECK_FALSE(Xml::parse(text));
        }
        CHECK_FALSE(Xml::parse("<a>\xff</a>"));
    }
    SECTION("a reference to no character is refused") {
        for (const auto* text : {"<a>&#x8222222222222;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a b='&#xDFFF;'/>"}) {
            INFO(text);
            CHECK_FALSE(Xml::parse(text));
        }
        CHECK_FALSE(Xml::parse(std::string_view("<a/>\0<b>", 8)));
        CHECK(Xml::parse("<a>&#x10FFFF;&#8;</a>"));
    }
    SECTION("depth is bounded") {
        const auto nested = [](std::size_t depth) {
            std::string text;
            for (std::size_t i = 0; i < depth; ++i) text += "<a>";
            for (std::size_t i = 0; i < depth; ++i) text += "</a>";
            return text;
        };
        CHECK(Xml::parse(nested(Xml::depth_limit)));
        CHECK_FALSE(Xml::parse(nested(Xml::depth_limit + 1)));
        CHECK_FALSE(Xml::parse(nested(100'000)));
    }
}

TEST_CASE("Xml writing", "[text]") {
    XmlWriter writer;
    writer.prologue();
    writer.open("a");
    writer.attribute("xmlns", "urn:\"x\"");
    writer.element("b", "1 < 2 & \r\n");
    writer.open("c");
    writer.close();
    writer.close();
    const auto text = writer.take();
    CHECK(text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<a xmlns=\"urn:&quot;x&quot;\"><b>1 &lt; 2 &amp; &#xd;\n</b><c/></a>");
    SECTION("and reading it again gives the same text, control characters too") {
        std::string key = "k\x01\x1f\r&";
        XmlWriter again;
        again.element("Key", key);
        CHECK(Xml::parse(again.take())->text == key);
    }
}
