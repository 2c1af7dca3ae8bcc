#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("ACL of a bucket", "[s3]") {
    const GetBucketAclInput get{.bucket = "reports"};

    SECTION("where ACLs are disabled, only the owner's own control may be written") {
        auto stage = s3::testing::stage_with_bucket();
        CHECK(stage.call(get)->grants.size() == 1);
        CHECK(error_of(stage.call(PutBucketAclInput{.acl = "public-read", .bucket = "reports"})) ==
              "AccessControlListNotSupported");
        CHECK(error_of(stage.call(PutBucketAclInput{.acl = "private", .bucket = "reports"})) == "AccessControlListNotSupported");
    }
    SECTION("where they are enabled, canned ones and bodies are taken") {
        auto stage = s3::testing::stage_with_acls();
        REQUIRE(stage.call(PutBucketAclInput{.acl = "public-read", .bucket = "reports"}));
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->grants.size() == 2);

        PutBucketAclInput put{.access_control_policy = AccessControlPolicy{}, .bucket = "reports"};
        put.access_control_policy->owner = read->owner;
        put.access_control_policy->grants.push_back(read->grants.front());
        REQUIRE(stage.call(put));
        CHECK(stage.call(get)->grants.size() == 1);
        put.access_control_policy->owner.reset();
        CHECK(error_of(stage.call(put)) == "MalformedACLError");
    }
    SECTION("public ones are refused while BlockPublicAcls is on") {
        auto stage = s3::testing::stage_with_acls();
        REQUIRE(stage.call(PutPublicAccessBlockInput{.bucket = "reports",
                                                     .public_access_block_configuration = {.block_public_acls = true}}));
        CHECK(error_of(stage.call(PutBucketAclInput{.acl = "public-read", .bucket = "reports"})) == "AccessDenied");
    }
}
