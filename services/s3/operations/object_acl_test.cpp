#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("ACL of an object", "[s3]") {
    const GetObjectAclInput get{.bucket = "reports", .key = "a"};
    const PutObjectAclInput open{.acl = "public-read", .bucket = "reports", .key = "a"};

    SECTION("an object begins with its owner's control, and takes canned ACLs") {
        auto stage = s3::testing::stage_with_acls();
        REQUIRE(stage.call(PutObjectInput{.bucket = "reports", .key = "a"}));
        CHECK(stage.call(get)->grants.size() == 1);
        REQUIRE(stage.call(open));
        CHECK(stage.call(get)->grants.size() == 2);
    }
    SECTION("where ACLs are disabled it takes none") {
        auto stage = s3::testing::stage_with_bucket();
        REQUIRE(stage.call(PutObjectInput{.bucket = "reports", .key = "a"}));
        CHECK(error_of(stage.call(open)) == "AccessControlListNotSupported");
    }
    SECTION("a key that is not there has none") {
        auto stage = s3::testing::stage_with_acls();
        CHECK(error_of(stage.call(get)) == "NoSuchKey");
    }
}
