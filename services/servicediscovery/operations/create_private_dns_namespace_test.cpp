#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("CreatePrivateDnsNamespace", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("is kept, once in a VPC") {
        REQUIRE(stage.call(CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = "vpc-1"}));
        CHECK(error_of(stage.call(CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = "vpc-1"})) == "NamespaceAlreadyExists");
        CHECK(stage.call(CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = "vpc-2"}));
    }
    SECTION("its name is printable, and no ARN") {
        CHECK(error_of(stage.call(CreatePrivateDnsNamespaceInput{.name = "a b", .vpc = "vpc-1"})) == "InvalidInput");
        CHECK(error_of(stage.call(CreatePrivateDnsNamespaceInput{.name = "arn:x", .vpc = "vpc-1"})) == "InvalidInput");
        CHECK(error_of(stage.call(CreatePrivateDnsNamespaceInput{.name = std::string(254, 'a'), .vpc = "vpc-1"})) == "InvalidInput");
    }
    SECTION("needs a VPC") {
        CHECK(error_of(stage.call(CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = "net"})) == "InvalidInput");
    }
    SECTION("a policy refuses it") {
        const std::string resource = "*";
        set.be_user_without("servicediscovery:CreatePrivateDnsNamespace");
        CHECK(error_of(stage.call(CreatePrivateDnsNamespaceInput{.name = "x", .vpc = "vpc-1"})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:CreatePrivateDnsNamespace", resource));
    }
}
