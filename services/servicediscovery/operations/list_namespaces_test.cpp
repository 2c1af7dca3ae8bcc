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
    SECTION("a name that is there already has another HttpName") {
        REQUIRE(stage.call(CreatePrivateDnsNamespaceInput{.name = "local", .vpc = "vpc-1"}));
        ListNamespacesInput input;
        input.filters = {{.name = "NAME", .values = {"local"}}};
        CHECK(stage.call(input)->namespaces.size() == 2);
        input.filters = {{.name = "HTTP_NAME", .values = {"local"}}};
        REQUIRE(stage.call(input)->namespaces.size() == 1);
        CHECK(stage.call(input)->namespaces.front().type == "HTTP");
        input.filters = {{.name = "HTTP_NAME", .values = {"local-"}, .condition = "BEGINS_WITH"}};
        CHECK(stage.call(input)->namespaces.size() == 1);
    }
    SECTION("a filter takes one value, and the conditions that it knows") {
        ListNamespacesInput input;
        input.filters.push_back({.name = "TYPE", .values = {"HTTP", "DNS_PRIVATE"}});
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.filters.front() = {.name = "TYPE", .values = {"HTTP"}, .condition = "IN"};
        CHECK(error_of(stage.call(input)) == "InvalidInput");
    }
    SECTION("a policy refuses it") {
        const std::string resource = "*";
        set.be_user_without("servicediscovery:ListNamespaces");
        CHECK(error_of(stage.call(ListNamespacesInput{})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:ListNamespaces", resource));
    }
}
