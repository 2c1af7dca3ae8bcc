#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("ListObjectsV2", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    for (const auto* key : {"a/1", "a/2", "b", "c/1", "d"}) s3::testing::put(stage, key);
    const auto keys = [&](const ListObjectsV2Input& input) {
        const auto page = stage.call(input);
        REQUIRE(page);
        std::string all;
        for (const auto& object : page->contents) all += object.key.value_or("?") + " ";
        for (const auto& prefix : page->common_prefixes) all += "[" + prefix.prefix.value_or("?") + "] ";
        return all;
    };

    SECTION("keys in their order, after a place or below a prefix") {
        CHECK(keys({.bucket = "reports"}) == "a/1 a/2 b c/1 d ");
        CHECK(keys({.bucket = "reports", .prefix = "a/"}) == "a/1 a/2 ");
        CHECK(keys({.bucket = "reports", .start_after = "b"}) == "c/1 d ");
    }
    SECTION("a delimiter rolls keys up") {
        CHECK(keys({.bucket = "reports", .delimiter = "/"}) == "b d [a/] [c/] ");
        CHECK(keys({.bucket = "reports", .delimiter = "/", .prefix = "a/"}) == "a/1 a/2 ");
    }
    SECTION("pages go on where the last one ended, prefixes counted like keys") {
        ListObjectsV2Input input{.bucket = "reports", .delimiter = "/", .max_keys = 2};
        const auto first = stage.call(input);
        REQUIRE(first);
        CHECK(first->is_truncated == true);
        CHECK(first->key_count == 2);
        CHECK(keys(input) == "b [a/] ");
        input.continuation_token = first->next_continuation_token;
        CHECK(keys(input) == "d [c/] ");
        CHECK(stage.call(input)->is_truncated == false);
    }
    SECTION("a token that no page gave is refused") {
        CHECK(error_of(stage.call(ListObjectsV2Input{.bucket = "reports", .continuation_token = "?"})) ==
              "InvalidArgument");
    }
    SECTION("a policy may allow one prefix alone") {
        s3::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
                                         R"("Action":"s3:ListBucket","Resource":"*",)"
                                         R"("Condition":{"StringEquals":{"s3:prefix":"a/"}}}]})");
        CHECK(keys({.bucket = "reports", .prefix = "a/"}) == "a/1 a/2 ");
        CHECK(error_of(stage.call(ListObjectsV2Input{.bucket = "reports"})) == "AccessDenied");
    }
}
