#include "scenario/match.h"

#include <catch2/catch.hpp>

using namespace backlot;
using scenario::mismatch;

namespace {

std::string wrong(std::string_view expected, std::string_view got) {
    return mismatch(*Json::parse(expected), *Json::parse(got)).value_or("");
}

}  // namespace

TEST_CASE("Matching an answer", "[scenario]") {
    SECTION("a mapping is a part of the answer") {
        CHECK(wrong(R"({"a":{"b":1}})", R"({"a":{"b":1,"c":2},"d":3})").empty());
        CHECK(wrong(R"({"a":{"b":1}})", R"({"a":{"b":2}})") == "a.b: expected 1, got 2");
        CHECK(wrong(R"({"a":1})", R"({})") == "a: expected 1, got nothing");
        CHECK_FALSE(wrong(R"({"a":1})", R"([1])").empty());
    }
    SECTION("numbers and texts compare") {
        CHECK(wrong(R"({"a":"5","b":5,"c":1.0})", R"({"a":5,"b":"5","c":1})").empty());
        CHECK(wrong(R"({"a":true})", R"({"a":"true"})").empty());
        CHECK_FALSE(wrong(R"({"a":5})", R"({"a":"05"})").empty());
    }
    SECTION("a list holds its items in any order, each for one expectation") {
        CHECK(wrong(R"(["b","a"])", R"(["a","b","c"])").empty());
        CHECK_FALSE(wrong(R"(["a","a"])", R"(["a","b"])").empty());
        // The first expectation must leave {"k":1,"v":2} to the second.
        CHECK(wrong(R"([{"k":1},{"v":2}])", R"([{"k":1,"v":2},{"k":1}])").empty());
    }
    SECTION("markers ask for something else") {
        CHECK(wrong(R"({"a":{"absent":true}})", R"({"b":1})").empty());
        CHECK(wrong(R"({"a":{"absent":true}})", R"({"a":1})") == "a: expected nothing, got 1");
        CHECK(wrong(R"({"a":{"any":true}})", R"({"a":0})").empty());
        CHECK_FALSE(wrong(R"({"a":{"any":true}})", R"({"a":null})").empty());
        CHECK(wrong(R"({"a":{"matches":"AROA[A-Z]+"}})", R"({"a":"AROAXY"})").empty());
        CHECK_FALSE(wrong(R"({"a":{"matches":"AROA"}})", R"({"a":"AROAXY"})").empty());
        CHECK(wrong(R"({"a":{"contains":"ell"}})", R"({"a":"hello"})").empty());
        CHECK_FALSE(wrong(R"({"a":{"exactly":["x"]}})", R"({"a":["x","y"]})").empty());
        CHECK(wrong(R"({"a":{"length":2}})", R"({"a":["x","y"]})").empty());
        CHECK_FALSE(wrong(R"({"a":{"length":1}})", R"({"a":["x","y"]})").empty());
        CHECK(wrong(R"({"a":{"json":{"v":1}}})", R"({"a":"{\"v\":1,\"w\":2}"})").empty());
        CHECK_FALSE(wrong(R"({"a":{"json":{"v":1}}})", R"({"a":"nonsense"})").empty());
        CHECK(wrong(R"({"a":{"not":1}})", R"({"a":2})").empty());
        CHECK_FALSE(wrong(R"({"a":{"not":1}})", R"({"a":1})").empty());
    }
    SECTION("a message holds a text, or matches an expression") {
        CHECK(scenario::message_matches("is not", "x is not authorized"));
        CHECK(scenario::message_matches("/^x .* authorized$/", "x is not authorized"));
        CHECK_FALSE(scenario::message_matches("/^is/", "x is not authorized"));
        CHECK(scenario::expression_error("(").has_value());
    }
}
