#include <catch2/catch.hpp>

#include "services/ssm/testing.h"

using namespace backlot;
using namespace backlot::ssm;
using namespace backlot::ssm::testing;
using namespace std::chrono_literals;

TEST_CASE("RemoveTagsFromResource", "[ssm]") {
    auto stage = empty_stage();
    PutParameterInput make{.name = "/dev/db", .value = "v", .type = "String"};
    make.tags = {{.key = "team", .value = "search"}, {.key = "cost", .value = "7"}};
    REQUIRE(stage.call(make));
    RemoveTagsFromResourceInput input{.resource_type = "Parameter", .resource_id = "/dev/db"};
    input.tag_keys = {"team", "no"};

    SECTION("takes off what is named, the rest stays") {
        REQUIRE(stage.call(input));
        const auto tags = stage.call(ListTagsForResourceInput{.resource_type = "Parameter", .resource_id = "/dev/db"})->tag_list;
        REQUIRE(tags.size() == 1);
        CHECK(tags.front().key == "cost");
        input.resource_id = "/no";
        CHECK(error_of(stage.call(input)) == "InvalidResourceId");
    }
    SECTION("a policy refuses it") {
        const auto arn = arn_of(stage, "/dev/db");
        be_user_without(stage, "ssm:RemoveTagsFromResource");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "ssm:RemoveTagsFromResource", arn));
    }
}
