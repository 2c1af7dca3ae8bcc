#include <catch2/catch.hpp>

#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::error_of;
using ec2::testing::Set;
using ec2::testing::where;

namespace {

constexpr const char* s3_service = "com.amazonaws.eu-west-2.s3";

std::string main_table(Set& set) { return *set.stage.call(DescribeRouteTablesInput{.filters = where("vpc-id", {set.vpc})})->route_tables[0].route_table_id; }

}  // namespace

TEST_CASE("CreateVpcEndpoint", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    SECTION("a gateway has routes") {
        CreateVpcEndpointInput input{.vpc_id = set.vpc, .service_name = s3_service};
        input.route_table_ids = {main_table(set)};
        const auto made = stage.call(input);
        REQUIRE(made);
        CHECK(made->vpc_endpoint->vpc_endpoint_type == "Gateway");
        CHECK(made->vpc_endpoint->policy_document->find("\"Action\":\"*\"") != std::string::npos);
        const auto found = stage.call(DescribeRouteTablesInput{.filters = where("vpc-id", {set.vpc})});
        REQUIRE(found);
        CHECK(found->route_tables[0].routes[1].gateway_id == made->vpc_endpoint->vpc_endpoint_id);
        CHECK(found->route_tables[0].routes[1].destination_prefix_list_id->starts_with("pl-"));
        CHECK(error_of(stage.call(input)) == "RouteAlreadyExists");
        CHECK(error_of(stage.call(DeleteVpcInput{.vpc_id = set.vpc})) == "DependencyViolation");
    }
    SECTION("an interface endpoint has interfaces") {
        CreateVpcEndpointInput input{.vpc_endpoint_type = "Interface", .vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.ecr.api"};
        input.subnet_ids = {set.subnet};
        const auto made = stage.call(input);
        REQUIRE(made);
        CHECK(made->vpc_endpoint->network_interface_ids.size() == 1);
        CHECK(set.interface(made->vpc_endpoint->network_interface_ids[0]).requester_managed == true);
        CHECK(made->vpc_endpoint->private_dns_enabled == false);  // the VPC has no host names
        input.private_dns_enabled = true;
        CHECK(error_of(stage.call(input)) == "InvalidParameter");
        input.private_dns_enabled.reset();
        input.subnet_ids = {set.subnet, set.make_subnet("10.0.2.0/24")};
        CHECK(error_of(stage.call(input)) == "DuplicateSubnetsInSameZone");
    }
    SECTION("what cannot be one") {
        const auto refused = [&](const CreateVpcEndpointInput& input) { return error_of(stage.call(input)); };
        CHECK(refused({.vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.none"}) == "InvalidServiceName");
        CHECK(refused({.vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-1.s3"}) == "InvalidServiceName");
        CHECK(refused({.vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.kms"}) == "InvalidParameter");
        CHECK(refused({.vpc_id = set.vpc, .service_name = s3_service, .policy_document = "{}"}) == "InvalidPolicyDocument");
        CHECK(refused({.vpc_endpoint_type = "GatewayLoadBalancer", .vpc_id = set.vpc, .service_name = s3_service}) == "NotImplemented");
    }
    SECTION("a token makes it once") {
        const CreateVpcEndpointInput input{.vpc_id = set.vpc, .service_name = s3_service, .client_token = "t"};
        CHECK(stage.call(input)->vpc_endpoint->vpc_endpoint_id == stage.call(input)->vpc_endpoint->vpc_endpoint_id);
    }
    SECTION("the gate is asked about all that it touches") {
        set.be_user_with(R"({"Effect":"Allow","Action":"ec2:CreateVpcEndpoint","Resource":"*","Condition":{"StringNotEquals":{"ec2:VpceServiceName":"com.amazonaws.eu-west-2.s3"}}})");
        CHECK(error_of(stage.call(CreateVpcEndpointInput{.vpc_id = set.vpc, .service_name = s3_service})) == "UnauthorizedOperation");
        CHECK(error_of(stage.call(CreateVpcEndpointInput{.vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.dynamodb"})).empty());
        CHECK(set.asked("ec2:CreateVpcEndpoint", set.arn("vpc/" + set.vpc)));
    }
}
