#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("ListOperations", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("by type, by what they were about, by date") {
        set.put("a", {});
        ListOperationsInput input;
        CHECK(stage.call(input)->operations.size() == 2);
        input.filters.push_back({.name = "TYPE", .values = {"CREATE_NAMESPACE"}});
        CHECK(stage.call(input)->operations.size() == 1);
        input.filters = {{.name = "SERVICE_ID", .values = {set.web}}};
        CHECK(stage.call(input)->operations.size() == 1);
        input.filters = {{.name = "STATUS", .values = {"FAIL"}}};
        CHECK(stage.call(input)->operations.empty());
        input.filters = {{.name = "TYPE", .values = {"CREATE_NAMESPACE", "REGISTER_INSTANCE"}, .condition = "IN"}};
        CHECK(stage.call(input)->operations.size() == 2);
        input.filters.front().condition = "EQ";
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.filters = {{.name = "UPDATE_DATE", .values = {"0"}}};
        CHECK(error_of(stage.call(input)) == "InvalidInput");
        input.filters = {{.name = "UPDATE_DATE", .values = {"0", "9999999999"}, .condition = "BETWEEN"}};
        CHECK(stage.call(input)->operations.size() == 2);
        input.filters.front().values = {"0", "1"};
        CHECK(stage.call(input)->operations.empty());
    }
    SECTION("a policy refuses it") {
        const std::string resource = "*";
        set.be_user_without("servicediscovery:ListOperations");
        CHECK(error_of(stage.call(ListOperationsInput{})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:ListOperations", resource));
    }
}
