#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("ListNamespaces", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("by type and name, page by page") {
        REQUIRE(stage.call(CreatePrivateDnsNamespaceInput{.name = "corp", .vpc = "vpc-1"}));
        ListNamespacesInput input;
        CHECK(stage.call(input)->namespaces.size() == 2);
        input.filters.push_back({.name = "TYPE", .values = {"DNS_PRIVATE"}});
        CHECK(stage.call(input)->namespaces.front().name == "corp");
        input.filters = {{.name = "NAME", .values = {"lo"}, .condition = "BEGINS_WITH"}};
        CHECK(stage.call(input)->namespaces.front().name == "local");
        ListNamespacesInput paged{.max_results = 1};
        paged.next_token = stage.call(paged)->next_token;
        REQUIRE(paged.next_token);
        CHECK(stage.call(paged)->namespaces.size() == 1);
        paged.next_token = "%";
        CHECK(error_of(stage.call(paged)) == "InvalidInput");
    }
    SECTION("a policy refuses it") {
        const std::string resource = "*";
        set.be_user_without("servicediscovery:ListNamespaces");
        CHECK(error_of(stage.call(ListNamespacesInput{})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:ListNamespaces", resource));
    }
}
