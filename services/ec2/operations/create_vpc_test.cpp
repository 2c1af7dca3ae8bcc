#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::tagged;
using ec2::testing::where;

TEST_CASE("CreateVpc", "[ec2]") {
    Set set;
    auto& stage = set.stage;

    SECTION("comes with a main route table, an open network ACL and a default group") {
        const auto groups = stage.call(DescribeSecurityGroupsInput{.filters = where("vpc-id", {set.vpc})});
        REQUIRE(groups->security_groups.size() == 1);
        CHECK(groups->security_groups[0].group_name == "default");
        const auto& in = groups->security_groups[0].ip_permissions;
        REQUIRE(in.size() == 1);
        CHECK(in[0].user_id_group_pairs[0].group_id == groups->security_groups[0].group_id);
        CHECK(groups->security_groups[0].ip_permissions_egress[0].ip_ranges[0].cidr_ip == "0.0.0.0/0");
    }
    SECTION("is pending in its own answer and available from then on") {
        const auto made = stage.call(CreateVpcInput{.cidr_block = "10.1.0.0/16"});
        CHECK(made->vpc->state == "pending");
        DescribeVpcsInput input;
        input.vpc_ids = {*made->vpc->vpc_id};
        CHECK(stage.call(input)->vpcs[0].state == "available");
        CHECK(made->vpc->vpc_id->size() == 21);
    }
    SECTION("bits behind the prefix are cleared") {
        CHECK(stage.call(CreateVpcInput{.cidr_block = "100.68.0.18/18"})->vpc->cidr_block == "100.68.0.0/18");
    }
    SECTION("has 16 to 28 bits, in CIDR's form") {
        CHECK(error_of(stage.call(CreateVpcInput{.cidr_block = "10.0.0.0/15"})) == "InvalidVpc.Range");
        CHECK(error_of(stage.call(CreateVpcInput{.cidr_block = "10.0.0.0/29"})) == "InvalidVpc.Range");
        CHECK(error_of(stage.call(CreateVpcInput{.cidr_block = "10.0.0/16"})) == "InvalidParameterValue");
        CHECK(error_of(stage.call(CreateVpcInput{})) == "MissingParameter");
    }
    SECTION("a member that is not built is refused by name; one that is off asks for nothing") {
        const auto refused = stage.call(CreateVpcInput{.cidr_block = "10.1.0.0/16", .amazon_provided_ipv6cidr_block = true});
        CHECK(error_of(refused) == "NotImplemented");
        CHECK(refused.error().message.find("AmazonProvidedIpv6CidrBlock") != std::string::npos);
        CHECK(stage.call(CreateVpcInput{.cidr_block = "10.1.0.0/16", .amazon_provided_ipv6cidr_block = false}));
    }
    SECTION("a dry run makes nothing, and says whether it would have been allowed") {
        CHECK(error_of(stage.call(CreateVpcInput{.cidr_block = "10.1.0.0/16", .dry_run = true})) == "DryRunOperation");
        CHECK(stage.call(DescribeVpcsInput{})->vpcs.size() == 1);
        set.be_user_without("ec2:CreateVpc");
        CHECK(error_of(stage.call(CreateVpcInput{.cidr_block = "10.1.0.0/16", .dry_run = true})) ==
              "UnauthorizedOperation");
    }
    SECTION("tags need CreateTags, which a policy may allow for this action alone") {
        const CreateVpcInput input{.cidr_block = "10.1.0.0/16", .tag_specifications = tagged("vpc", {{"Name", "a"}})};
        CHECK(stage.call(input)->vpc->tags[0].value == "a");
        CHECK(set.asked("ec2:CreateTags", set.arn("vpc/*")));
        set.be_user_with(
            R"({"Effect":"Allow","Action":"ec2:CreateVpc","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/Name":"a"}}},)"
            R"({"Effect":"Allow","Action":"ec2:CreateTags","Resource":"*","Condition":{"StringEquals":{"ec2:CreateAction":"CreateVpc"}}})");
        CHECK(stage.call(input));
        CHECK(error_of(stage.call(CreateVpcInput{.cidr_block = "10.1.0.0/16"})) == "UnauthorizedOperation");
        CreateTagsInput later;
        later.resources = {set.vpc};
        later.tags = {{.key = "Name", .value = "a"}};
        CHECK(error_of(stage.call(later)) == "UnauthorizedOperation");
    }
    SECTION("tags of another type, and of AWS, are refused") {
        CHECK(error_of(stage.call(CreateVpcInput{.cidr_block = "10.1.0.0/16",
                                                 .tag_specifications = tagged("subnet", {{"a", "b"}})})) ==
              "InvalidParameterValue");
        CHECK(error_of(stage.call(CreateVpcInput{.cidr_block = "10.1.0.0/16",
                                                 .tag_specifications = tagged("vpc", {{"aws:x", "b"}})})) ==
              "InvalidParameterValue");
    }
}
