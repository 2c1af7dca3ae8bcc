#include <catch2/catch.hpp>

#include "services/secretsmanager/testing.h"

using namespace backlot;
using namespace backlot::secretsmanager;
using namespace backlot::secretsmanager::testing;

TEST_CASE("GetRandomPassword", "[secretsmanager]") {
    secretsmanager::testing::Set set;
    const auto made = [&](const GetRandomPasswordInput& input) { return *set.stage.call(input)->random_password; };
    const auto has = [](const std::string& text, std::string_view letters) { return text.find_first_of(letters) != std::string::npos; };
    CHECK(made({}).size() == 32);
    CHECK(made({}) != made({}));
    for (int i = 0; i < 20; ++i) {
        const auto four = made({.password_length = 4});
        CHECK(has(four, "abcdefghijklmnopqrstuvwxyz"));
        CHECK(has(four, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
        CHECK(has(four, "0123456789"));
        const auto plain = made({.password_length = 200, .exclude_characters = "abc", .exclude_numbers = true, .exclude_punctuation = true, .exclude_uppercase = true});
        CHECK(plain.find_first_not_of("defghijklmnopqrstuvwxyz") == std::string::npos);
    }
    CHECK(error_of(set.stage.call(GetRandomPasswordInput{.password_length = 3})) == "InvalidParameterException");
    CHECK(made({.password_length = 1, .require_each_included_type = false}).size() == 1);
    CHECK(error_of(set.stage.call(GetRandomPasswordInput{.exclude_numbers = true, .exclude_punctuation = true, .exclude_uppercase = true,
                                                         .exclude_lowercase = true})) == "InvalidParameterException");
    CHECK(error_of(set.stage.call(GetRandomPasswordInput{.exclude_characters = "0123456789"})) == "InvalidParameterException");
}
