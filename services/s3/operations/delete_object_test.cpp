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
    SECTION("a version that was never given out is none, unlike one that is gone") {
        s3::testing::enable_versioning(stage);
        auto one = remove;
        one.version_id = s3::testing::put(stage, "k");
        REQUIRE(stage.call(one));
        CHECK(stage.call(one));
        one.version_id = "HPniJFCxqTsMuIH9KX8K8wEjNUgmABCD";
        CHECK(error_of(stage.call(one)) == "InvalidArgument");
        DeleteObjectsInput several{.bucket = "reports"};
        several.delete_.objects.push_back({.key = "k", .version_id = one.version_id});
        const auto done = stage.call(several);
        REQUIRE(done);
        REQUIRE(done->errors.size() == 1);
        CHECK(done->errors.front().code == "NoSuchVersion");
    }
    SECTION("a condition and a version do not go together, and one may be any object") {
        s3::testing::enable_versioning(stage);
        auto one = remove;
        one.version_id = s3::testing::put(stage, "k");
        one.if_match = "*";
        CHECK(error_of(stage.call(one)) == "NotImplemented");
        one.version_id.reset();
        one.if_match = "\"other\"";
        CHECK(error_of(stage.call(one)) == "PreconditionFailed");
        one.if_match = "*";
        CHECK(stage.call(one));
        CHECK(error_of(stage.call(one)) == "NoSuchKey");
    }
    SECTION("the bypass is for buckets with object lock") {
        auto bypassing = remove;
        bypassing.bypass_governance_retention = false;
        CHECK(error_of(stage.call(bypassing)) == "InvalidArgument");
    }
    SECTION("a version under legal hold stays") {
        REQUIRE(stage.call(CreateBucketInput{.bucket = "locked", .object_lock_enabled_for_bucket = true}));
        PutObjectInput held{.bucket = "locked", .key = "k", .object_lock_legal_hold_status = "ON"};
        held.content_md5 = "ndTkYSaMgDT1yFZOFVxnpg==";
        held.body = {.size = 1, .bytes = "x"};
        const auto version = stage.call(held).value().version_id;
        CHECK(error_of(stage.call(DeleteObjectInput{.bucket = "locked", .key = "k", .version_id = version})) ==
              "AccessDenied");
        CHECK(stage.call(DeleteObjectInput{.bucket = "locked", .key = "k"}));
    }
}
