#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("UpdatePublicDnsNamespace", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;
    const auto made = stage.call(CreatePublicDnsNamespaceInput{.name = "example.com"});
    REQUIRE(made);
    const auto id = stage.call(GetOperationInput{.operation_id = *made->operation_id})->operation->targets.at("NAMESPACE");
    UpdatePublicDnsNamespaceInput update{.id = id};
    update.namespace_.description = "names";
    update.namespace_.properties = PublicDnsNamespacePropertiesChange{.dns_properties = {.soa = {.ttl = 7}}};

    SECTION("changes the description and the TTL; what is not named stays") {
        REQUIRE(stage.call(update));
        REQUIRE(stage.call(UpdatePublicDnsNamespaceInput{.id = id}));
        const auto read = stage.call(GetNamespaceInput{.id = id});
        REQUIRE(read);
        CHECK(read->namespace_->description == "names");
        CHECK(read->namespace_->properties->dns_properties->soa->ttl == 7);
    }
    SECTION("a namespace of another type") {
        update.id = set.in;
        CHECK(error_of(stage.call(update)) == "InvalidInput");
    }
    SECTION("a policy refuses it") {
        set.be_user_without("servicediscovery:UpdatePublicDnsNamespace");
        CHECK(error_of(stage.call(update)) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:UpdatePublicDnsNamespace", set.arn("namespace/" + id)));
    }
}
