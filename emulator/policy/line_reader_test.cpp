#include "policy/line_reader.h"

#include <catch2/catch.hpp>

#include "text/json.h"

using backlot::Json;
using backlot::policy::LineReader;

namespace {

bool is_walked(std::string_view text) {
    LineReader reader(text);
    reader.value();
    return !reader.failed() && reader.at_end();
}

}  // namespace

TEST_CASE("The walker of JSON lines", "[policy]") {
    using namespace std::string_view_literals;
    SECTION("takes what the reader of trees takes, and nothing else") {
        for (const auto text : {"{}"sv, "\xEF\xBB\xBF{}"sv, "[1,-0.5e+3,\"\u00e9\"]"sv, R"("\u00e9\ud83d\ude00")"sv, "\"\x7f\""sv}) {
            INFO(text);
            CHECK(is_walked(text));
            CHECK(Json::parse(text));
        }
        for (const auto text : {"1\0"sv, "\xEF{}"sv, "\"e\x9c\""sv, "\"\xed\xa0\x80\""sv, R"("\ud83d")"sv, R"("\ud83d\u0041")"sv,
                                R"("\ude00")"sv, R"("\u12g4")"sv, R"("\u-123")"sv, R"("\u12)"sv, "\"\x1f\""sv, "01"sv, "1."sv, ""sv}) {
            INFO(text);
            CHECK_FALSE(is_walked(text));
            CHECK_FALSE(Json::parse(text));
        }
    }
}
