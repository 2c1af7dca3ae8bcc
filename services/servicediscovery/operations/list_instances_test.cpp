#include <catch2/catch.hpp>

#include "services/servicediscovery/testing.h"

using namespace backlot;
using namespace backlot::servicediscovery;
using servicediscovery::testing::error_of;

TEST_CASE("ListInstances", "[servicediscovery]") {
    servicediscovery::testing::Set set;
    auto& stage = set.stage;

    SECTION("by id, page by page") {
        set.put("b", {});
        set.put("a", {});
        ListInstancesInput input{.service_id = set.web, .max_results = 1};
        const auto first = stage.call(input);
        CHECK(first->instances.front().id == "a");
        input.next_token = first->next_token;
        CHECK(stage.call(input)->instances.front().id == "b");
    }
    SECTION("a policy refuses it") {
        const std::string resource = set.arn("service/" + set.web);
        set.be_user_without("servicediscovery:ListInstances");
        CHECK(error_of(stage.call(ListInstancesInput{.service_id = set.web})) == "AccessDeniedException");
        CHECK(set.is_refused("servicediscovery:ListInstances", resource));
    }
}
