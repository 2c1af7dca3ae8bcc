#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ListKeys", "[kms]") {
    auto stage = kms::testing::stage();
    for (int i = 0; i < 5; ++i) make_key(stage);

    SECTION("pages hold every key once") {
        std::vector<std::string> seen;
        ListKeysInput input{.limit = 2};
        for (;;) {
            const auto page = stage.call(input);
            REQUIRE(page);
            for (const auto& key : page->keys) seen.push_back(*key.key_id);
            if (!*page->truncated) break;
            input.marker = page->next_marker;
        }
        CHECK(seen.size() == 5);
        CHECK(std::ranges::is_sorted(seen));
    }
    SECTION("keys of another region, and those that are gone, are not among them") {
        stage.in("us-east-1");
        CHECK(stage.call(ListKeysInput{})->keys.empty());
        const auto key = make_key(stage);
        REQUIRE(stage.call(ScheduleKeyDeletionInput{.key_id = key.key_id, .pending_window_in_days = 7}));
        CHECK(stage.call(ListKeysInput{})->keys.size() == 1);
        stage.advance(std::chrono::days{7});
        CHECK(stage.call(ListKeysInput{})->keys.empty());
    }
    SECTION("a marker that is none is refused") {
        CHECK(error_of(stage.call(ListKeysInput{.marker = "not base64!"})) == "InvalidMarkerException");
    }
    SECTION("needs kms:ListKeys") { CHECK(refuses_without(stage, "kms:ListKeys", ListKeysInput{})); }
}
