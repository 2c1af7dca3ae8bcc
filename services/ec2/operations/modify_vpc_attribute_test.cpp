#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("ModifyVpcAttribute", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    const ModifyVpcAttributeInput hostnames{.enable_dns_hostnames = AttributeBooleanValue{.value = true},
                                            .vpc_id = set.vpc};

    SECTION("one switch at a time") {
        CHECK(stage.call(hostnames));
        auto both = hostnames;
        both.enable_dns_support = AttributeBooleanValue{.value = true};
        CHECK(error_of(stage.call(both)) == "InvalidParameterCombination");
        CHECK(error_of(stage.call(ModifyVpcAttributeInput{.vpc_id = set.vpc})) == "InvalidParameterCombination");
        CHECK(error_of(stage.call(ModifyVpcAttributeInput{.vpc_id = "vpc-0123456789abcdef0"})) ==
              "InvalidVpcID.NotFound");
    }
    SECTION("a policy may allow one attribute alone") {
        set.be_user_with(
            R"({"Effect":"Allow","Action":"ec2:ModifyVpcAttribute","Resource":"*","Condition":{"ForAllValues:StringEquals":{"ec2:Attribute":["EnableDnsHostnames"]}}})");
        CHECK(stage.call(hostnames));
        CHECK(error_of(stage.call(ModifyVpcAttributeInput{.enable_dns_support = AttributeBooleanValue{.value = false},
                                                          .vpc_id = set.vpc})) == "UnauthorizedOperation");
    }
}
