#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("UntagResource", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    REQUIRE(stage.call(TagResourceInput{.resource_id = company.dev,
                                        .tags = {{.key = "team", .value = "data"}, {.key = "cost", .value = "1"}}}));
    const UntagResourceInput input{.resource_id = company.dev, .tag_keys = {"team", "absent"}};

    SECTION("the named tags go, the others stay") {
        REQUIRE(stage.call(input));
        const auto tags = must(stage.call(ListTagsForResourceInput{.resource_id = company.dev})).tags;
        REQUIRE(tags.size() == 1);
        CHECK(tags.front().key == "cost");
    }
    SECTION("the resource must be the organization's") {
        CHECK(error_of(stage.call(UntagResourceInput{.resource_id = company.loner, .tag_keys = {"team"}})) == "TargetNotFoundException");
    }
    SECTION("only the management account may") {
        CHECK(company.others_who_may(input).empty());
        CHECK(company.refuses_by_policy("UntagResource", input));
    }
}
