// The repository's own scenarios, read but not played: `backlot run` plays them.
#include <catch2/catch.hpp>

#include "scenario/suite.h"

using namespace backlot::scenario;

TEST_CASE("The scenarios of this repository are well formed", "[scenario]") {
    const std::filesystem::path root = BACKLOT_SOURCE_DIR;
    const auto suite = read_suite({.paths = {root / "scenarios"}, .folders = {root / "fixtures"}});
    REQUIRE(suite);
    for (const auto& refused : suite->refused) FAIL_CHECK(refused.could_not_run->message);
    CHECK(suite->count() > 0);
}
