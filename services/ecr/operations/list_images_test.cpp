#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("ListImages", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("one", "1");
    registry.push("two", "2");
    registry.push("three");
    ListImagesInput input{.repository_name = "app"};
    CHECK(stage.call(input)->image_ids.size() == 3);
    input.filter = ListImagesFilter{.tag_status = "UNTAGGED"};
    CHECK(stage.call(input)->image_ids.size() == 1);
    input.filter = ListImagesFilter{.tag_status = "TAGGED"};
    input.max_results = 1;
    const auto first = stage.call(input);
    CHECK(first->image_ids[0].image_tag == "1");
    input.next_token = first->next_token;
    CHECK(stage.call(input)->image_ids[0].image_tag == "2");
    input.filter = ListImagesFilter{.image_status = "ARCHIVED"};
    input.next_token.reset();
    CHECK(stage.call(input)->image_ids.empty());
    be_user_without(stage, "ecr:ListImages", "organisation");
    CHECK(error_of(stage.call(input)) == "AccessDeniedException");
}
