#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("CreatePublicDnsNamespace", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("is kept, once in an account") {
        const auto done = stage.call(CreatePublicDnsNamespaceInput{.name = "example.com", .properties = PublicDnsNamespaceProperties{.dns_properties = {.soa = {.ttl = 60}}}});
        REQUIRE(done);
        const auto id = stage.call(GetOperationInput{.operation_id = *done->operation_id})->operation->targets.at("NAMESPACE");
        const auto read = stage.call(GetNamespaceInput{.id = id});
        REQUIRE(read);
        CHECK(read->namespace_->type == "DNS_PUBLIC");
        CHECK(read->namespace_->properties->dns_properties->soa->ttl == 60);
        CHECK(error_of(stage.call(CreatePublicDnsNamespaceInput{.name = "example.com"})) == "NamespaceAlreadyExists");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("servicediscovery:CreatePublicDnsNamespace");
        CHECK(error_of(stage.call(CreatePublicDnsNamespaceInput{.name = "example.com"})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:CreatePublicDnsNamespace", "*"));
    }
}
