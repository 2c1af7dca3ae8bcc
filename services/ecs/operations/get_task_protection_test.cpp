#include <catch2/catch.hpp>

#include "services/ecs/service_testing.h"

using namespace backlot;
using namespace backlot::ecs;
using ecs::testing::error_of;
using namespace std::chrono_literals;

TEST_CASE("GetTaskProtection", "[ecs]") {
    ecs::testing::ServiceSet set;
    REQUIRE(set.stage.call(set.service(2)));
    set.all_start();
    const auto all = set.stage.call(GetTaskProtectionInput{.cluster = "c"});
    REQUIRE(all);
    REQUIRE(all->protected_tasks.size() == 2);
    CHECK(all->protected_tasks.front().protection_enabled == false);
    GetTaskProtectionInput input{.cluster = "c"};
    input.tasks = {set.run(set.running()), std::string("0123456789abcdef0123456789abcdef")};
    const auto failed = set.stage.call(input);
    REQUIRE(failed);
    REQUIRE(failed->failures.size() == 2);
    CHECK(failed->failures[0].reason == "TASK_NOT_VALID");
    CHECK(failed->failures[1].reason == "MISSING");
    set.be_user_without("ecs:GetTaskProtection");
    CHECK(error_of(set.stage.call(input)) == "AccessDeniedException");
}
