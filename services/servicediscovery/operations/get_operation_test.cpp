#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("GetOperation", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("has succeeded, with what it was about") {
        const auto id = *stage.call(RegisterInstanceInput{.service_id = set.web, .instance_id = "a"})->operation_id;
        const auto got = stage.call(GetOperationInput{.operation_id = id});
        REQUIRE(got);
        CHECK(got->operation->status == "SUCCESS");
        CHECK(got->operation->type == "REGISTER_INSTANCE");
        CHECK(got->operation->targets.at("SERVICE") == set.web);
        CHECK(error_of(stage.call(GetOperationInput{.operation_id = "no"})) == "OperationNotFound");
    }
    SECTION("a policy refuses it") {
        const std::string resource = "*";
        set.be_user_without("servicediscovery:GetOperation");
        CHECK(error_of(stage.call(GetOperationInput{.operation_id = "x"})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:GetOperation", resource));
    }
}
