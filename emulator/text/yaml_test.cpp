#include "text/yaml.h"

#include <catch2/catch.hpp>

using backlot::Yaml;

namespace {

std::string json_of(std::string_view text) {
    const auto value = Yaml::parse(text);
    return value ? value->to_json().dump() : value.error().message;
}

}  // namespace

TEST_CASE("Yaml", "[text]") {
    SECTION("plain scalars are typed as the core schema has it") {
        CHECK(json_of("[1, -2, +3, 0.5, .5, 1., 1e3, 0x1F, 0o17, 12345678901234567890]") ==
              "[1,-2,3,0.5,0.5,1,1e3,31,15,12345678901234567890]");
        CHECK(json_of("[true, False, null, ~, yes, off, .inf]") == R"([true,false,null,null,"yes","off",".inf"])");
        CHECK(json_of("a:") == R"({"a":null})");
    }
    SECTION("identifiers, dates and what is quoted stay strings") {
        CHECK(json_of("[000000000000, 0123, 2012-10-17, 1.2.3, -, 1e]") ==
              R"(["000000000000","0123","2012-10-17","1.2.3","-","1e"])");
        CHECK(json_of(R"(["1", 'true', "", !!str 7])") == R"(["1","true","","7"])");
        CHECK(json_of("a: |\n  12\n") == R"({"a":"12\n"})");
    }
    SECTION("values remember their places and local tags") {
        const auto value = Yaml::parse("a: 1\nb:\n  - x\n  - !Sub \"${y}\"\nc: !Join [a, b]\n");
        REQUIRE(value);
        const auto* second = &value->find("b")->items[1];
        CHECK(second->line == 4);
        CHECK(second->tag == "!Sub");
        CHECK(second->text == "${y}");
        CHECK(value->find("c")->tag == "!Join");
        CHECK(value->find("c")->items.size() == 2);
        CHECK(value->member("b")->line == 2);
        CHECK(value->member("b")->column == 1);
    }
    SECTION("aliases are expanded") {
        CHECK(json_of("a: &x {k: [1]}\nb: *x\nc: [*x, *x]") ==
              R"({"a":{"k":[1]},"b":{"k":[1]},"c":[{"k":[1]},{"k":[1]}]})");
    }
    SECTION("an expansion that multiplies is refused") {
        std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int level = 1; level < 12; ++level) {
            bomb += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [";
            for (int i = 0; i < 10; ++i) bomb += (i ? ", *a" : "*a") + std::to_string(level - 1);
            bomb += "]\n";
        }
        CHECK(json_of(bomb).find("aliases expanded") != std::string::npos);
    }
    SECTION("depth and size are bounded") {
        CHECK(Yaml::parse(std::string(90, '[') + std::string(90, ']')));
        CHECK_FALSE(Yaml::parse(std::string(101, '[') + std::string(101, ']')));
        CHECK_FALSE(Yaml::parse(std::string(100'000, '[')));
        std::string chain = "a0: &a0 []\n";
        for (int level = 1; level < 120; ++level)
            chain += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [*a" +
                     std::to_string(level - 1) + "]\n";
        CHECK(json_of(chain).find("deeper") != std::string::npos);
        CHECK_FALSE(Yaml::parse(std::string(Yaml::size_limit_bytes + 1, 'a')));
    }
    SECTION("mistakes come with file, line and column") {
        CHECK(Yaml::parse("a: 1\nb: [1\n", "x.yaml").error().message.starts_with("x.yaml:3:"));
        CHECK(json_of("a: 1\nb: 2\na: 3\n") == "3:1: the key \"a\" a second time");
        CHECK(json_of("x: {a: 1, a: 2}").starts_with("1:11: the key \"a\""));
        CHECK(json_of("? [a]\n: 1\n").find("no scalar") != std::string::npos);
        CHECK(json_of("--- 1\n--- 2\n").find("second document") != std::string::npos);
        CHECK(json_of("a: *nowhere").starts_with("1:"));
    }
    SECTION("siblings may repeat a key, and an empty document is null") {
        CHECK(json_of("[{a: 1}, {a: 2}]") == R"([{"a":1},{"a":2}])");
        CHECK(json_of("a: {b: {c: 1}, d: {c: 2}}\ne: {b: 1}") == R"({"a":{"b":{"c":1},"d":{"c":2}},"e":{"b":1}})");
        CHECK(json_of("") == "null");
        CHECK(json_of("# nothing\n") == "null");
    }
}
