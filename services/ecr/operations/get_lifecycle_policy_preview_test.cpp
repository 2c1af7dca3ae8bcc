#include <catch2/catch.hpp>

#include "services/ecr/testing.h"

using namespace backlot;
using namespace backlot::ecr;
using namespace backlot::ecr::testing;

TEST_CASE("GetLifecyclePolicyPreview in pages and by filter", "[ecr]") {
    Registry registry;
    auto& stage = registry.stage;
    for (const auto* name : {"a", "b", "c"}) {
        registry.push(name, name);
        stage.advance(std::chrono::seconds(1));
    }
    REQUIRE(stage.call(StartLifecyclePolicyPreviewInput{.repository_name = "app", .lifecycle_policy_text = keep_one}));
    GetLifecyclePolicyPreviewInput input{.repository_name = "app", .max_results = 1};
    const auto first = stage.call(input);
    REQUIRE(first->next_token);
    input.next_token = first->next_token;
    CHECK(stage.call(input)->preview_results[0].image_digest != first->preview_results[0].image_digest);
    GetLifecyclePolicyPreviewInput filtered{.repository_name = "app", .filter = LifecyclePolicyPreviewFilter{.tag_status = "UNTAGGED"}};
    CHECK(stage.call(filtered)->preview_results.empty());
    GetLifecyclePolicyPreviewInput named{.repository_name = "app"};
    named.image_ids.push_back(Registry::by_tag("a"));
    CHECK(stage.call(named)->preview_results.size() == 1);
    be_user_without(stage, "ecr:GetLifecyclePolicyPreview", "organisation");
    CHECK(error_of(stage.call(named)) == "AccessDeniedException");
}
