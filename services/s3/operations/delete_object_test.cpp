#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("DeleteObject", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const DeleteObjectInput remove{.bucket = "reports", .key = "k"};
    const GetObjectInput get{.bucket = "reports", .key = "k"};

    SECTION("without versions it is gone, and deleting what is not there succeeds") {
        s3::testing::put(stage, "k");
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(get)) == "NoSuchKey");
        CHECK(stage.call(remove));
    }
    SECTION("with versions a marker hides it, and deleting the marker brings it back") {
        s3::testing::enable_versioning(stage);
        s3::testing::put(stage, "k", "kept");
        const auto hidden = stage.call(remove);
        REQUIRE(hidden);
        CHECK(hidden->delete_marker == true);
        CHECK(error_of(stage.call(get)) == "NoSuchKey");
        auto unhide = remove;
        unhide.version_id = hidden->version_id;
        REQUIRE(stage.call(unhide));
        CHECK(stage.call(get)->body.bytes == "kept");
    }
    SECTION("a version asks for s3:DeleteObjectVersion") {
        s3::testing::enable_versioning(stage);
        auto one = remove;
        one.version_id = s3::testing::put(stage, "k");
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:DeleteObjectVersion"));
        CHECK(error_of(stage.call(one)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:DeleteObjectVersion"));
        CHECK(stage.call(remove));
    }
    SECTION("a version under legal hold stays") {
        REQUIRE(stage.call(CreateBucketInput{.bucket = "locked", .object_lock_enabled_for_bucket = true}));
        PutObjectInput held{.bucket = "locked", .key = "k", .object_lock_legal_hold_status = "ON"};
        held.body = {.size = 1, .bytes = "x"};
        const auto version = stage.call(held).value().version_id;
        CHECK(error_of(stage.call(DeleteObjectInput{.bucket = "locked", .key = "k", .version_id = version})) ==
              "AccessDenied");
        CHECK(stage.call(DeleteObjectInput{.bucket = "locked", .key = "k"}));
    }
}
