// What the tests of EC2 begin with: a stage with a VPC 10.0.0.0/16 of "main" and a subnet 10.0.1.0/24.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "library/testing.h"
#include "services/ec2/model.h"

namespace backlot::ec2::testing {

using backlot::testing::error_of;
using backlot::testing::Stage;

inline model::List<TagSpecification> tagged(std::string type, std::vector<std::pair<std::string, std::string>> tags) {
    TagSpecification one{.resource_type = std::move(type)};
    for (auto& [key, value] : tags) one.tags.push_back({.key = std::move(key), .value = std::move(value)});
    return {std::move(one)};
}

inline model::List<Filter> where(std::string name, std::vector<std::string> values) {
    return {Filter{.name = std::move(name), .values = std::move(values)}};
}

struct Set {
    Stage stage{{.seed = 1}};
    std::string vpc;
    std::string subnet;
    identity::Caller root;

    Set() {
        stage.as("main").in("eu-west-2");
        root = stage.caller();
        vpc = make_vpc("10.0.0.0/16");
        subnet = make_subnet("10.0.1.0/24");
    }
    std::string make_vpc(const std::string& cidr) {
        const auto made = stage.call(CreateVpcInput{.cidr_block = cidr});
        BACKLOT_ASSERT(made.has_value());
        return *made->vpc->vpc_id;
    }
    std::string make_subnet(const std::string& cidr) {
        const auto made = stage.call(CreateSubnetInput{.cidr_block = cidr, .vpc_id = vpc});
        BACKLOT_ASSERT(made.has_value());
        return *made->subnet->subnet_id;
    }
    std::string make_group(const std::string& name) {
        const auto made = stage.call(CreateSecurityGroupInput{.description = "d", .group_name = name, .vpc_id = vpc});
        BACKLOT_ASSERT(made.has_value());
        return *made->group_id;
    }
    NetworkInterface make_interface() {
        const auto made = stage.call(CreateNetworkInterfaceInput{.subnet_id = subnet});
        BACKLOT_ASSERT(made.has_value());
        return *made->network_interface;
    }
    NetworkInterface interface(const std::string& id) {
        DescribeNetworkInterfacesInput input;
        input.network_interface_ids = {id};
        const auto found = stage.call(input);
        BACKLOT_ASSERT(found.has_value() && found->network_interfaces.size() == 1);
        return found->network_interfaces.front();
    }
    // The VPC to the Internet.
    void open() {
        const auto made = stage.call(CreateInternetGatewayInput{});
        BACKLOT_ASSERT(made.has_value());
        const auto gateway = *made->internet_gateway->internet_gateway_id;
        BACKLOT_ASSERT(stage.call(AttachInternetGatewayInput{.internet_gateway_id = gateway, .vpc_id = vpc}).has_value());
    }
    [[nodiscard]] std::string arn(const std::string& rest) const {
        return "arn:aws:ec2:eu-west-2:" + root.account + ":" + rest;
    }
    // A user with these statements and nothing else.
    void be_user_with(const std::string& statements) {
        backlot::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[)" + statements + "]}");
    }
    void be_user_without(const std::string& action) { backlot::testing::be_user_without(stage, action); }
    // ECS, by the role that is linked to it.
    void be_service() {
        (void)stage.backlot().call(root, {}, "us-east-1", "iam", "CreateServiceLinkedRole",
                                   Json::object({{"AWSServiceName", "ecs.amazonaws.com"}}));
        stage.as("main/AWSServiceRoleForECS");
    }
    // Whether the last call asked this, about this resource.
    [[nodiscard]] bool asked(std::string_view action, std::string_view resource) const {
        for (const auto& verdict : stage.verdicts())
            if (verdict.question.action == action && verdict.question.resource == resource) return true;
        return false;
    }
};

}  // namespace backlot::ec2::testing
