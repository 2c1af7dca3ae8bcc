#include "services/logs/pattern.h"

#include <catch2/catch.hpp>

using namespace backlot;
using logs::FilterPattern;

namespace {

bool matches(std::string_view pattern, std::string_view message) {
    const auto parsed = FilterPattern::parse(pattern);
    INFO(pattern << (parsed ? "" : ": " + parsed.error().message));
    REQUIRE(parsed);
    return parsed->matches(message);
}

bool is_refused(std::string_view pattern) {
    const auto parsed = FilterPattern::parse(pattern);
    return !parsed && parsed.error().code == "InvalidParameterException";
}

}  // namespace

TEST_CASE("Filter patterns of terms", "[logs]") {
    SECTION("an empty one matches everything") {
        CHECK(matches("", "anything"));
        CHECK(matches("  ", ""));
    }
    SECTION("every term is there, whatever the order; case matters") {
        CHECK(matches("ERROR ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS"));
        CHECK(matches("ARGUMENTS ERROR", "[ERROR 419] MISSING ARGUMENTS"));
        CHECK_FALSE(matches("ERROR ARGUMENTS", "[ERROR 400] BAD REQUEST"));
        CHECK_FALSE(matches("error", "ERROR"));
    }
    SECTION("quotes hold blanks and signs") {
        CHECK(matches("\"INTERNAL SERVER ERROR\"", "[ERROR 500] INTERNAL SERVER ERROR"));
        CHECK_FALSE(matches("\"SERVER INTERNAL\"", "[ERROR 500] INTERNAL SERVER ERROR"));
        CHECK(matches("\"\\\"a\\\"\"", "say \"a\""));
    }
    SECTION("question marks: one of them is enough, and none counts beside other terms") {
        CHECK(matches("?ERROR ?ARGUMENTS", "WARN ARGUMENTS"));
        CHECK_FALSE(matches("?ERROR ?ARGUMENTS", "fine"));
        CHECK(matches("?ERROR REQUEST", "BAD REQUEST"));
    }
    SECTION("a dash excludes") {
        CHECK(matches("ERROR -ARGUMENTS", "[ERROR 400] BAD REQUEST"));
        CHECK_FALSE(matches("ERROR -ARGUMENTS", "[ERROR 419] MISSING ARGUMENTS"));
        CHECK_FALSE(matches("-\"BAD REQUEST\"", "[ERROR 400] BAD REQUEST"));
    }
    SECTION("percent signs hold an expression") {
        CHECK(matches("%AUTHORIZED%", "[ERROR 401] UNAUTHORIZED REQUEST"));
        CHECK(matches("%\\d{1,3}\\.\\d{1,3}% ERROR", "ERROR from 10.20"));
        CHECK_FALSE(matches("%^ERROR%", "[ERROR]"));
        CHECK(is_refused("%(a)%"));
        CHECK(is_refused("%a"));
        CHECK(is_refused("%[%"));
    }
    SECTION("what is not a word needs quotes") {
        CHECK(is_refused("a/b"));
        CHECK(is_refused("\"a"));
        CHECK(matches("\"a/b\"", "x a/b"));
    }
}

TEST_CASE("Filter patterns of fields", "[logs]") {
    constexpr std::string_view line = R"(127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534)";

    SECTION("there are as many fields as in the line, unless dots stand for some") {
        CHECK(matches("[ip, id, user, time, request, status, bytes]", line));
        CHECK_FALSE(matches("[ip, id, user, time, request, status]", line));
        CHECK(matches("[ip, ..., bytes]", line));
        CHECK(matches("[..., status, bytes]", line));
        CHECK(matches("[,,,,,,]", line));
        CHECK_FALSE(matches("[a, b, ..., c]", "only two"));
    }
    SECTION("a field is compared as a text with asterisks, a number, or by an expression") {
        CHECK(matches("[..., status = 4*, bytes]", line));
        CHECK_FALSE(matches("[..., status = 5*, bytes]", line));
        CHECK(matches("[..., bytes > 1000]", line));
        CHECK_FALSE(matches("[..., bytes > 1.6e3]", line));
        CHECK(matches("[ip = %127\\.0\\.0\\.[1-9]%, ...]", line));
        CHECK(matches("[..., request = \"*html*\", status != 200, bytes]", line));
    }
    SECTION("conditions of one field are joined by && and ||") {
        CHECK(matches("[..., status = 404 || status = 410, bytes]", line));
        CHECK_FALSE(matches("[..., status = 4* && status != 404, bytes]", line));
        CHECK(matches("[..., status = 4* && status != 403, bytes]", line));
    }
    SECTION("fields are named, or counted") {
        FilterPattern::Extracted found;
        REQUIRE(FilterPattern::parse("[ip, ..., bytes]")->matches(line, &found));
        CHECK(found.at("$ip") == "127.0.0.1");
        CHECK(found.at("$bytes") == "1534");
        CHECK(found.at("$5") == "GET /index.html HTTP/1.0");
    }
    SECTION("what is malformed is refused") {
        for (const auto* text : {"[a", "[a = ]", "[a > x]", "[..., ...]", "[a = 1 && b = 2]", "[a ! 1]"}) {
            CAPTURE(text);
            CHECK(is_refused(text));
        }
    }
}

TEST_CASE("Filter patterns of JSON", "[logs]") {
    constexpr std::string_view event =
        R"({"eventType":"UpdateTrail","sourceIPAddress":"111.111.111.111","arrayKey":["value","another value"],"n":-3.5,)"
        R"("objectList":[{"name":"a","id":1},{"name":"b","id":2}],"SomeObject":null,"ok":true,"no":false,"a.b":{"c d":"x"}})";

    SECTION("texts, with quotes or without, with asterisks") {
        CHECK(matches("{ $.eventType = \"UpdateTrail\" }", event));
        CHECK(matches("{$.eventType=UpdateTrail}", event));
        CHECK(matches("{ $.sourceIPAddress != 123.123.* }", event));
        CHECK_FALSE(matches("{ $.sourceIPAddress = 123.123.* }", event));
        CHECK(matches("{ $.arrayKey[0] = \"value\" }", event));
        CHECK(matches("{ $.arrayKey[*] = \"another*\" }", event));
        CHECK(matches("{ $.sourceIPAddress = %111\\.111\\.111\\.1[01]{1,2}% }", event));
    }
    SECTION("numbers, also with an exponent") {
        CHECK(matches("{ $.objectList[1].id = 2 }", event));
        CHECK(matches("{ $.n < -3 && $.n >= -3.5e0 }", event));
        CHECK_FALSE(matches("{ $.n > 0 }", event));
        CHECK_FALSE(matches("{ $.eventType > 0 }", event));
    }
    SECTION("true, false, null, and what is not there") {
        CHECK(matches("{ $.ok IS TRUE }", event));
        CHECK(matches("{ $.no IS FALSE }", event));
        CHECK_FALSE(matches("{ $.no IS TRUE }", event));
        CHECK(matches("{ $.SomeObject IS NULL }", event));
        CHECK_FALSE(matches("{ $.nothing IS NULL }", event));
        CHECK(matches("{ $.nothing NOT EXISTS }", event));
        CHECK(matches("{ $.SomeObject EXISTS }", event));
        CHECK_FALSE(matches("{ $.nothing != 1 }", event));
    }
    SECTION("&& binds before ||, parentheses before both") {
        CHECK(matches("{ $.ok IS TRUE || $.ok IS FALSE && $.no IS TRUE }", event));
        CHECK_FALSE(matches("{ ($.ok IS TRUE || $.ok IS FALSE) && $.no IS TRUE }", event));
    }
    SECTION("names with signs in brackets") {
        CHECK(matches("{ $['a.b']['c d'] = \"x\" }", event));
        CHECK(matches("{ $.['a.b'].['c d'] = \"x\" }", event));
    }
    SECTION("what is no JSON does not match") {
        CHECK_FALSE(matches("{ $.a NOT EXISTS }", "plain"));
        CHECK_FALSE(matches("{ $.a NOT EXISTS }", "{ broken"));
    }
    SECTION("what is malformed is refused") {
        for (const auto* text : {"{", "{}", "{ $.a }", "{ $.a = }", "{ a = 1 }", "{ $.a > b }", "{ $.a IS MAYBE }", "{ ($.a = 1 }", "{ $.a = 1 } x",
                                 "{ $.a[x] = 1 }", "{ $.a NOT }", "{ $ = 1 }"}) {
            CAPTURE(text);
            CHECK(is_refused(text));
        }
        std::string deep(100, '(');
        CHECK(is_refused("{" + deep + "$.a = 1" + std::string(100, ')') + "}"));
    }
}
