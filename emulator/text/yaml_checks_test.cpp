#include "text/yaml_checks.h"

#include <catch2/catch.hpp>

using namespace backlot;

TEST_CASE("Checks of YAML files", "[text]") {
    Mistakes mistakes{"x.yaml"};

    SECTION("an unknown member is refused, with the one that was meant") {
        const auto value = *Yaml::parse("manged: 1\nzzz: 2\n");
        CHECK(check_members(mistakes, value, "a role", {"managed", "inline"}));
        REQUIRE(mistakes.lines().size() == 2);
        CHECK(mistakes.lines()[0] == "x.yaml:1:1: a role has no member \"manged\"; did you mean \"managed\"?");
        CHECK(mistakes.lines()[1] == "x.yaml:2:1: a role has no member \"zzz\"; expected one of managed, inline");
    }
    SECTION("a text may be written as a number, a list may not") {
        CHECK(read_text(mistakes, *Yaml::parse("111122223333"), "the id") == "111122223333");
        CHECK(read_text(mistakes, *Yaml::parse("012345678901"), "the id") == "012345678901");
        CHECK_FALSE(read_text(mistakes, *Yaml::parse("[a]"), "the id"));
        CHECK(mistakes.lines()[0] == "x.yaml:1:1: expected the id as a text, found a list");
    }
    SECTION("numbers have bounds") {
        CHECK(read_whole(mistakes, *Yaml::parse("5"), "n", 1, 5) == 5);
        CHECK_FALSE(read_whole(mistakes, *Yaml::parse("6"), "n", 1, 5));
        CHECK_FALSE(read_whole(mistakes, *Yaml::parse("'5'"), "n", 1, 5));
    }
    SECTION("mistakes are bounded") {
        for (int i = 0; i < 1000; ++i) mistakes.at(1, 1, "x");
        CHECK(mistakes.lines().size() == Mistakes::limit + 1);
    }
    SECTION("a file's name may not leave its folder") {
        const std::filesystem::path folders[] = {BACKLOT_SOURCE_DIR "/emulator/text", BACKLOT_SOURCE_DIR};
        CHECK(resolve_file("yaml.h", folders));
        CHECK(resolve_file("emulator/text/yaml.h", folders));
        CHECK_FALSE(resolve_file("../text/yaml.h", folders));
        CHECK_FALSE(resolve_file("/etc/hostname", folders));
        CHECK_FALSE(resolve_file("nothing.h", folders));
    }
}
