#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ListResourceTags", "[kms]") {
    auto stage = kms::testing::stage();
    CreateKeyInput making;
    for (const auto* name : {"a", "b", "c"}) making.tags.push_back({.tag_key = name, .tag_value = "1"});
    const auto key = make_key(stage, making);
    ListResourceTagsInput input{.key_id = key.key_id, .limit = 2};

    SECTION("page by page") {
        const auto first = stage.call(input);
        REQUIRE(first);
        CHECK(first->tags.size() == 2);
        input.marker = first->next_marker;
        const auto second = stage.call(input);
        REQUIRE(second->tags.size() == 1);
        CHECK(second->tags.front().tag_key == "c");
        CHECK_FALSE(*second->truncated);
    }
    SECTION("needs kms:ListResourceTags") { CHECK(refuses_without(stage, "kms:ListResourceTags", input)); }
}
