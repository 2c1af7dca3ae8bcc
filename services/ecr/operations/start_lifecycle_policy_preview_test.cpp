#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("Previews of lifecycle policies", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    registry.push("old", "old");
    stage.advance(std::chrono::seconds(1));
    registry.push("new", "new");
    GetLifecyclePolicyPreviewInput asked{.repository_name = "app"};
    CHECK(error_of(stage.call(asked)) == "LifecyclePolicyPreviewNotFoundException");
    CHECK(error_of(stage.call(StartLifecyclePolicyPreviewInput{.repository_name = "app"})) == "LifecyclePolicyNotFoundException");
    CHECK(error_of(stage.call(StartLifecyclePolicyPreviewInput{.repository_name = "app", .lifecycle_policy_text = "{}"})) == "InvalidParameterException");
    CHECK(stage.call(StartLifecyclePolicyPreviewInput{.repository_name = "app", .lifecycle_policy_text = keep_one})->status == "IN_PROGRESS");
    const auto got = stage.call(asked);
    REQUIRE(got);
    CHECK(got->status == "COMPLETE");
    REQUIRE(got->preview_results.size() == 1);
    CHECK(got->preview_results[0].image_tags[0] == "old");
    CHECK(got->preview_results[0].applied_rule_priority == 7);
    CHECK(got->summary->expiring_image_total_count == 1);
    // A preview takes nothing away.
    stage.advance(std::chrono::hours(72));
    CHECK(stage.call(ListImagesInput{.repository_name = "app"})->image_ids.size() == 2);
}
