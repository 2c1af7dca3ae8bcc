#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("DescribeVpcAttribute", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("a new VPC has DNS support, and no host names until they are switched on") {
        const auto support = stage.call(DescribeVpcAttributeInput{.attribute = "enableDnsSupport", .vpc_id = set.vpc});
        CHECK(support->enable_dns_support->value == true);
        const DescribeVpcAttributeInput names{.attribute = "enableDnsHostnames", .vpc_id = set.vpc};
        CHECK(stage.call(names)->enable_dns_hostnames->value == false);
        REQUIRE(stage.call(ModifyVpcAttributeInput{.enable_dns_hostnames = AttributeBooleanValue{.value = true},
                                                   .vpc_id = set.vpc}));
        CHECK(stage.call(names)->enable_dns_hostnames->value == true);
        CHECK_FALSE(stage.call(names)->enable_dns_support);
    }
    SECTION("there are three of them") {
        CHECK(stage.call(DescribeVpcAttributeInput{.attribute = "enableNetworkAddressUsageMetrics", .vpc_id = set.vpc})
                  ->enable_network_address_usage_metrics->value == false);
        CHECK(error_of(stage.call(DescribeVpcAttributeInput{.attribute = "x", .vpc_id = set.vpc})) ==
              "InvalidParameterValue");
    }
    SECTION("a policy refuses it, for this VPC") {
        set.be_user_without("ec2:DescribeVpcAttribute");
        CHECK(error_of(stage.call(DescribeVpcAttributeInput{.attribute = "enableDnsSupport", .vpc_id = set.vpc})) ==
              "UnauthorizedOperation");
        CHECK(set.asked("ec2:DescribeVpcAttribute", set.arn("vpc/" + set.vpc)));
    }
}
