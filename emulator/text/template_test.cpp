#include "text/template.h"

#include <catch2/catch.hpp>

using namespace backlot;

TEST_CASE("Captures", "[text]") {
    const Captures captures{{"arn", Json("arn:x")}, {"n", Json(5)}, {"list", Json::array({1, 2})}};

    SECTION("are filled into texts; what belongs to AWS stays") {
        CHECK(fill_text("a ${arn}/${n} ${aws:username} ${*} ${AWS::Region} $${arn} ${", captures) ==
              "a arn:x/5 ${aws:username} ${*} ${AWS::Region} ${arn} ${");
    }
    SECTION("one alone keeps its kind") {
        CHECK(fill({.kind = Template::Kind::text, .text = "${list}"}, captures) == Json::array({1, 2}));
        CHECK(fill({.kind = Template::Kind::text, .text = "${n}"}, captures)->is_number());
    }
    SECTION("one that was not kept is an error") {
        CHECK(fill_text("${none}", captures).error().code == "NoSuchCapture");
    }
    SECTION("a document becomes JSON text with its captures filled") {
        const Template inner{.kind = Template::Kind::mapping, .members = {{"R", {.kind = Template::Kind::text, .text = "${arn}"}}}};
        CHECK(fill({.kind = Template::Kind::document, .items = {inner}}, captures) == Json(R"({"R":"arn:x"})"));
        std::set<std::string> names;
        add_mentions(inner, names);
        CHECK(names == std::set<std::string>{"arn"});
    }
    SECTION("are taken from an answer by path") {
        const auto answer = *Json::parse(R"({"Role":{"Arn":"a"},"Keys":[{"Id":1},{"Id":2}]})");
        CHECK(at_path(answer, "Role.Arn")->as_string() == "a");
        CHECK(at_path(answer, "Keys.1.Id")->to_int() == 2);
        CHECK(at_path(answer, "Keys.2.Id") == nullptr);
        CHECK(at_path(answer, "Role.Name") == nullptr);
    }
}

TEST_CASE("a YAML value becomes a template as it is written", "[text]") {
    const auto yaml = Yaml::parse("{a: '${n}', b: [1, x], c: {json: {k: '${n}'}}}");
    REQUIRE(yaml);
    const auto filled = fill(template_of(*yaml), {{"n", Json(5)}});
    REQUIRE(filled);
    CHECK(*filled == Json::object({{"a", 5}, {"b", Json::array({1, "x"})}, {"c", R"({"k":5})"}}));
}
