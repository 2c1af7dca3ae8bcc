#include <catch2/catch.hpp>

#include "services/kms/testing.h"

using namespace backlot;
using namespace backlot::kms;
using namespace backlot::kms::testing;

TEST_CASE("ListAliases", "[kms]") {
    auto stage = kms::testing::stage();
    const auto key = make_key(stage);
    for (const auto* name : {"alias/a", "alias/b", "alias/c"}) {
        REQUIRE(stage.call(CreateAliasInput{.alias_name = name, .target_key_id = key.key_id}));
    }

    SECTION("in the order of their names, page by page") {
        const auto first = stage.call(ListAliasesInput{.limit = 2});
        REQUIRE(first);
        REQUIRE(first->aliases.size() == 2);
        CHECK(*first->aliases[0].alias_name == "alias/a");
        CHECK(*first->aliases[0].alias_arn == "arn:aws:kms:eu-west-2:111111111111:alias/a");
        CHECK(*first->truncated);
        const auto second = stage.call(ListAliasesInput{.limit = 2, .marker = first->next_marker});
        REQUIRE(second->aliases.size() == 1);
        CHECK_FALSE(*second->truncated);
    }
    SECTION("those of one key") {
        CHECK(stage.call(ListAliasesInput{.key_id = *key.arn})->aliases.size() == 3);
        CHECK(stage.call(ListAliasesInput{.key_id = make_key(stage).key_id})->aliases.empty());
    }
    SECTION("needs kms:ListAliases") { CHECK(refuses_without(stage, "kms:ListAliases", ListAliasesInput{})); }
}
