#include <catch2/catch.hpp>

#include "kernel/kernel.h"
#include "services/ec2/testing.h"

using namespace backlot;
using namespace backlot::ec2;
using ec2::testing::Set;

namespace {

identity::Origin placed(Set& set, const std::string& service, const std::string& address, const std::string& region = "eu-west-2") {
    identity::Origin origin{.source_ip = address};
    set.stage.backlot().kernel().place(service, region, set.vpc, origin);
    return origin;
}

}  // namespace

TEST_CASE("Where requests of a VPC stand for policies", "[ec2]") {
    Set set;
    auto& stage = set.stage;
    CHECK(placed(set, "s3", "10.0.1.9").vpce.empty());
    CHECK(placed(set, "s3", "10.0.1.9").source_ip == "10.0.1.9");
    const auto table = *stage.call(CreateRouteTableInput{.vpc_id = set.vpc})->route_table->route_table_id;
    const std::string policy = R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"*"}]})";
    CreateVpcEndpointInput gateway{.vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.s3", .policy_document = policy};
    gateway.route_table_ids = {table};
    const auto id = *stage.call(gateway)->vpc_endpoint->vpc_endpoint_id;
    CHECK(placed(set, "s3", "10.0.1.9").vpce.empty());  // the subnet has the main table
    REQUIRE(stage.call(AssociateRouteTableInput{.subnet_id = set.subnet, .route_table_id = table}));
    const auto origin = placed(set, "s3", "10.0.1.9");
    CHECK(origin.vpce == id);
    CHECK(origin.vpc == set.vpc);
    CHECK(origin.vpce_account == set.root.account);
    CHECK(origin.vpc_source_ip == "10.0.1.9");
    CHECK(origin.endpoint_policy.find("s3:*") != std::string::npos);
    CHECK(placed(set, "kms", "10.0.1.9").vpce.empty());
    CHECK(placed(set, "s3", "10.0.1.9", "eu-west-1").vpce.empty());
    CHECK(placed(set, "s3", "10.0.9.9").vpce.empty());  // of no subnet

    SECTION("an interface endpoint takes the whole VPC, by its private names") {
        ModifyVpcAttributeInput names{.vpc_id = set.vpc};
        names.enable_dns_hostnames = AttributeBooleanValue{.value = true};
        REQUIRE(stage.call(names));
        const auto other = set.make_subnet("10.0.2.0/24");
        CreateVpcEndpointInput input{.vpc_endpoint_type = "Interface", .vpc_id = set.vpc, .service_name = "com.amazonaws.eu-west-2.ecr.dkr"};
        input.subnet_ids = {set.subnet};
        const auto made = stage.call(input);
        REQUIRE(made);
        CHECK(placed(set, "ecr", "10.0.2.9").vpce == made->vpc_endpoint->vpc_endpoint_id);
        CHECK(placed(set, "ecs", "10.0.2.9").vpce.empty());
        REQUIRE(stage.call(ModifyVpcEndpointInput{.vpc_endpoint_id = *made->vpc_endpoint->vpc_endpoint_id, .private_dns_enabled = false}));
        CHECK(placed(set, "ecr", "10.0.2.9").vpce.empty());
        input.service_name = "com.amazonaws.eu-west-2.s3";
        REQUIRE(stage.call(input));
        CHECK(placed(set, "s3", "10.0.1.9").vpce == id);  // the gateway, where there are both
        CHECK_FALSE(placed(set, "s3", "10.0.2.9").vpce.empty());
    }
    SECTION("else the NAT gateway's address, where the default route leads to one") {
        const auto address = *stage.call(AllocateAddressInput{})->allocation_id;
        const auto nat = stage.call(CreateNatGatewayInput{.allocation_id = address, .subnet_id = set.subnet});
        REQUIRE(nat);
        REQUIRE(stage.call(CreateRouteInput{.route_table_id = table, .destination_cidr_block = "0.0.0.0/0", .nat_gateway_id = *nat->nat_gateway->nat_gateway_id}));
        CHECK(placed(set, "kms", "10.0.1.9").source_ip == *nat->nat_gateway->nat_gateway_addresses[0].public_ip);
    }
    SECTION("else a public address stands for the private one") {
        set.be_service();
        CreateNetworkInterfaceInput input{.subnet_id = set.subnet};
        input.operator_ = OperatorRequest{.principal = "public.ecs.amazonaws.com"};
        const auto made = stage.call(input);
        REQUIRE(made);
        const auto address = *made->network_interface->private_ip_address;
        CHECK(placed(set, "kms", address).source_ip == *made->network_interface->association->public_ip);
    }
}
