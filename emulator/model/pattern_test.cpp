#include "model/pattern.h"

#include <catch2/catch.hpp>

using backlot::model::matches_pattern;

TEST_CASE("Patterns of the models", "[model]") {
    SECTION("all of the text must match") {
        CHECK(matches_pattern("[\\w+=,.@-]+", "a@b"));
        CHECK_FALSE(matches_pattern("[\\w+=,.@-]+", "a b"));
        CHECK_FALSE(matches_pattern("[a-z]+", "ab1"));
    }
    SECTION("characters are written as Java writes them") {
        const std::string_view path = "(\\u002F)|(\\u002F[\\u0021-\\u007E]+\\u002F)";
        CHECK(matches_pattern(path, "/"));
        CHECK(matches_pattern(path, "/a/b/"));
        CHECK_FALSE(matches_pattern(path, "/a"));
        CHECK_FALSE(matches_pattern(path, "/a b/"));
        const std::string_view arn =
            "[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+";
        CHECK(matches_pattern(arn, "arn:aws:iam::1:role/\xc3\xa9\xf0\x9f\x98\x80"));
        CHECK_FALSE(matches_pattern(arn, "arn\x01"));
    }
    SECTION("letters of every script are letters") {
        CHECK(matches_pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*", "\xd0\x96 1"));
        CHECK_FALSE(matches_pattern("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*", "a&b"));
    }
    SECTION("a pattern that looks around is left to the operation") {
        CHECK(matches_pattern("^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$", "a--b"));
    }
}
