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
    SECTION("private names are one endpoint's, and of S3 for inbound resolvers alone unless it says otherwise") {
        for (const auto member : {&ModifyVpcAttributeInput::enable_dns_hostnames, &ModifyVpcAttributeInput::enable_dns_support}) {
            ModifyVpcAttributeInput names{.vpc_id = set.vpc};
            (names.*member).emplace().value = true;
            REQUIRE(stage.call(names));
        }
        const auto call = [&](CreateVpcEndpointInput input, std::optional<bool> inbound_only) {
            input.vpc_id = set.vpc;
            if (inbound_only) input.dns_options = DnsOptionsSpecification{.private_dns_only_for_inbound_resolver_endpoint = inbound_only};
            return stage.call(input);
        };
        const CreateVpcEndpointInput kms{.vpc_endpoint_type = "Interface", .service_name = "com.amazonaws.eu-west-2.kms", .ip_address_type = "ipv4", .private_dns_enabled = true};
        const auto first = call(kms, std::nullopt);
        REQUIRE(first);
        CHECK(first->vpc_endpoint->dns_options->dns_record_ip_type == "ipv4");
        const auto second = call(kms, std::nullopt);
        REQUIRE(error_of(second) == "InvalidParameter");
        CHECK(second.error().message.ends_with("a conflicting DNS domain for kms.eu-west-2.amazonaws.com in the VPC " + set.vpc));

        const CreateVpcEndpointInput s3{.vpc_endpoint_type = "Interface", .service_name = s3_service, .private_dns_enabled = true};
        const CreateVpcEndpointInput gateway{.service_name = s3_service};
        CHECK(error_of(call(s3, std::nullopt)) == "InvalidParameter");  // there is no gateway endpoint
        CHECK(error_of(call(gateway, true)) == "InvalidParameter");
        REQUIRE(call(gateway, std::nullopt));
        const auto inbound = call(s3, std::nullopt);
        REQUIRE(inbound);
        CHECK(inbound->vpc_endpoint->dns_options->private_dns_only_for_inbound_resolver_endpoint == true);
        auto wide = kms;
        wide.ip_address_type = "dualstack";
        CHECK(error_of(call(wide, std::nullopt)) == "NotImplemented");
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
