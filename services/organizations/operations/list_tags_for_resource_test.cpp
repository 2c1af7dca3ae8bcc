#include <catch2/catch.hpp>

#include "services/organizations/testing.h"

using namespace backlot::organizations;
using namespace backlot::organizations::testing;

TEST_CASE("ListTagsForResource", "[organizations]") {
    Company company;
    auto& stage = company.stage;
    const ListTagsForResourceInput input{.resource_id = company.unit};

    SECTION("twenty a page") {
        TagResourceInput tag{.resource_id = company.unit};
        for (int i = 0; i < 25; ++i) tag.tags.push_back({.key = "k" + std::to_string(i), .value = ""});
        REQUIRE(stage.call(tag));
        CHECK(must(stage.call(input)).tags.size() == 20);
        CHECK(all_pages(stage, input, &ListTagsForResourceOutput::tags).size() == 25);
    }
    SECTION("the resource must be the organization's") {
        CHECK(error_of(stage.call(ListTagsForResourceInput{.resource_id = company.loner})) == "TargetNotFoundException");
    }
    SECTION("delegated administrators may ask, other members may not") {
        CHECK(company.others_who_may(input) == "ops");
        CHECK(company.refuses_by_policy("ListTagsForResource", input));
    }
}
