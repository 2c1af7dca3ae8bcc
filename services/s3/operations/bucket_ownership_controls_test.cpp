#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Ownership controls", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketOwnershipControlsInput get{.bucket = "reports"};
    const auto put = [&](const std::string& ownership) {
        PutBucketOwnershipControlsInput input{.bucket = "reports"};
        input.ownership_controls.rules.push_back({.object_ownership = ownership});
        return stage.call(input);
    };

    SECTION("a new bucket's owner owns everything") {
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->ownership_controls->rules.at(0).object_ownership == "BucketOwnerEnforced");
    }
    SECTION("deleted, they are not found") {
        REQUIRE(stage.call(DeleteBucketOwnershipControlsInput{.bucket = "reports"}));
        CHECK(error_of(stage.call(get)) == "OwnershipControlsNotFoundError");
    }
    SECTION("only the three kinds are taken") {
        CHECK(error_of(put("Nobody")) == "MalformedXML");
        CHECK(error_of(stage.call(PutBucketOwnershipControlsInput{.bucket = "reports"})) == "MalformedXML");
    }
    SECTION("ACLs cannot be disabled while they grant to others") {
        REQUIRE(put("ObjectWriter"));
        REQUIRE(stage.call(DeletePublicAccessBlockInput{.bucket = "reports"}));
        REQUIRE(stage.call(PutBucketAclInput{.acl = "public-read", .bucket = "reports"}));
        CHECK(error_of(put("BucketOwnerEnforced")) == "InvalidBucketAclWithObjectOwnership");
    }
}
