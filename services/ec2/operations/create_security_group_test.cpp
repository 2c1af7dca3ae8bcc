#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateSecurityGroup", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("lets everything out and nothing in") {
        const auto made = stage.call(CreateSecurityGroupInput{.description = "web", .group_name = "web",
                                                              .vpc_id = set.vpc});
        DescribeSecurityGroupsInput input;
        input.group_ids = {*made->group_id};
        const auto group = stage.call(input)->security_groups[0];
        CHECK(group.ip_permissions.empty());
        CHECK(group.ip_permissions_egress[0].ip_protocol == "-1");
        CHECK_FALSE(group.ip_permissions_egress[0].from_port);
        CHECK(made->security_group_arn == set.arn("security-group/" + *made->group_id));
    }
    SECTION("a name is there once in a VPC") {
        set.make_group("web");
        CHECK(error_of(stage.call(CreateSecurityGroupInput{.description = "web", .group_name = "web",
                                                           .vpc_id = set.vpc})) == "InvalidGroup.Duplicate");
        CHECK(stage.call(CreateSecurityGroupInput{.description = "web", .group_name = "web",
                                                  .vpc_id = set.make_vpc("10.1.0.0/16")}));
    }
    SECTION("names and descriptions that AWS refuses") {
        const auto make = [&](std::string name, std::string description) {
            return error_of(stage.call(CreateSecurityGroupInput{
                .description = std::move(description), .group_name = std::move(name), .vpc_id = set.vpc}));
        };
        CHECK(make("sg-web", "d") == "InvalidParameterValue");
        CHECK(make("default", "d") == "InvalidParameterValue");
        CHECK(make("web", "<b>") == "InvalidParameterValue");
        CHECK(make("web", std::string(256, 'd')) == "InvalidParameterValue");
    }
    SECTION("without a VPC, where there is no default one") {
        CHECK(error_of(stage.call(CreateSecurityGroupInput{.description = "d", .group_name = "web"})) ==
              "VPCIdNotSpecified");
    }
    SECTION("a policy may hold it to one VPC") {
        set.be_user_with(R"({"Effect":"Allow","Action":"ec2:CreateSecurityGroup","Resource":[")" +
                         set.arn("security-group/*") + "\",\"" + set.arn("vpc/vpc-0other") + "\"]}");
        CHECK(error_of(stage.call(CreateSecurityGroupInput{.description = "d", .group_name = "web",
                                                           .vpc_id = set.vpc})) == "UnauthorizedOperation");
    }
}
