#include "library/master_key.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace backlot;

TEST_CASE("The master key of a state", "[library]") {
    const auto folder = std::filesystem::temp_directory_path() / "backlot-master-key-test";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    const auto path = folder / "master.key";

    SECTION("is made once, kept, and open to its owner alone") {
        const auto first = library::master_key(folder);
        REQUIRE(first);
        CHECK(first->size() == library::master_key_bytes);
        CHECK(*library::master_key(folder) == *first);
        using std::filesystem::perms;
        CHECK(std::filesystem::status(path).permissions() == (perms::owner_read | perms::owner_write));
        std::filesystem::permissions(path, perms::owner_read | perms::owner_write | perms::others_read);
        CHECK(*library::master_key(folder) == *first);
        CHECK(std::filesystem::status(path).permissions() == (perms::owner_read | perms::owner_write));
    }
    SECTION("without a state each process has its own") { CHECK(*library::master_key({}) != *library::master_key({})); }
    SECTION("a file that is no key is refused, not replaced") {
        std::ofstream(path) << "short";
        const auto found = library::master_key(folder);
        REQUIRE_FALSE(found);
        CHECK(found.error().code == "StateDamaged");
        CHECK(std::filesystem::file_size(path) == 5);
    }
    std::filesystem::remove_all(folder);
}
