#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("ListBuckets", "[s3]") {
    auto stage = s3::testing::stage_with_bucket("b-two");
    for (const auto* name : {"a-one", "c-three"}) REQUIRE(stage.call(CreateBucketInput{.bucket = name}));
    const auto names = [&](const ListBucketsInput& input) {
        std::string all;
        const auto answer = stage.call(input);
        REQUIRE(answer);
        for (const auto& bucket : answer->buckets) all += bucket.name.value_or("?") + " ";
        return all;
    };

    SECTION("the account's own, in the order of their names") {
        CHECK(names({}) == "a-one b-two c-three ");
        CHECK(names({.prefix = "b-"}) == "b-two ");
        CHECK(names({.bucket_region = "eu-west-2"}) == "");
    }
    SECTION("in pages where one is asked for") {
        const auto first = stage.call(ListBucketsInput{.max_buckets = 2});
        REQUIRE(first);
        CHECK(first->buckets.size() == 2);
        REQUIRE(first->continuation_token);
        CHECK(names({.max_buckets = 2, .continuation_token = first->continuation_token}) == "c-three ");
    }
    SECTION("it asks for s3:ListAllMyBuckets, not for s3:ListBucket") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:ListBucket"));
        CHECK(names({}) == "a-one b-two c-three ");
        stage.as("anonymous");
        CHECK(error_of(stage.call(ListBucketsInput{})) == "AccessDenied");
    }
}
