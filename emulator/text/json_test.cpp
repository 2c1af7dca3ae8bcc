#include "text/json.h"

#include <catch2/catch.hpp>

using backlot::Json;

TEST_CASE("Json", "[text]") {
    SECTION("numbers keep their lexical form") {
        CHECK(Json::parse("[0.5, 1e3, 12345678901234567890]")->dump() == "[0.5,1e3,12345678901234567890]");
    }
    SECTION("members keep their order, and a repeated one is found") {
        const auto value = Json::parse(R"({"b":1,"a":{"x":1,"x":2}})");
        REQUIRE(value);
        CHECK(value->dump() == R"({"b":1,"a":{"x":1,"x":2}})");
        CHECK(backlot::duplicate_member(*value) == "/a/x");
    }
    SECTION("depth is bounded") {
        CHECK_FALSE(Json::parse(std::string(100'000, '[')));
        CHECK(Json::parse(std::string(100, '[') + std::string(100, ']')));
    }
    SECTION("what is not JSON is refused with its place") {
        CHECK(Json::parse("{\"a\":}").error().message.find("byte") != std::string::npos);
        CHECK_FALSE(Json::parse(""));
        CHECK_FALSE(Json::parse("{} x"));
        CHECK_FALSE(Json::parse("\"\xff\""));
        CHECK_FALSE(Json::parse(std::string_view("1\0", 2)));
        CHECK_FALSE(Json::parse(std::string_view("{}\0{\"Effect\":\"Deny\"}", 19)));
    }
    SECTION("a byte order mark is passed over, and nothing that only begins like one") {
        CHECK(Json::parse("\xEF\xBB\xBF{}"));
        CHECK_FALSE(Json::parse("\xEF\xBB\xBF\xEF\xBB\xBF{}"));
        for (const auto* text : {"\xEF{}", "\xEF\xBB{}", "\xBB\xBF{}", "\xBF{}"}) CHECK_FALSE(Json::parse(text));
    }
    SECTION("control characters are escaped") { CHECK(Json("a\x01\n").dump() == "\"a\\u0001\\n\""); }
}
