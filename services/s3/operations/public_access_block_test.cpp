#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Block Public Access of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetPublicAccessBlockInput get{.bucket = "reports"};

    SECTION("a new bucket blocks everything") {
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->public_access_block_configuration->block_public_policy == true);
        CHECK(read->public_access_block_configuration->restrict_public_buckets == true);
    }
    SECTION("a setting that is not named is off") {
        REQUIRE(stage.call(PutPublicAccessBlockInput{.bucket = "reports",
                                                     .public_access_block_configuration = {.block_public_acls = true}}));
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->public_access_block_configuration->block_public_acls == true);
        CHECK(read->public_access_block_configuration->block_public_policy == false);
    }
    SECTION("deleted, it is not found") {
        REQUIRE(stage.call(DeletePublicAccessBlockInput{.bucket = "reports"}));
        CHECK(error_of(stage.call(get)) == "NoSuchPublicAccessBlockConfiguration");
    }
    SECTION("deleting asks for the permission to put") {
        REQUIRE(stage.call(DeletePublicAccessBlockInput{.bucket = "reports"}));
        REQUIRE_FALSE(stage.verdicts().empty());
    }
}
