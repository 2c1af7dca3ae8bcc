#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("PutObject", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto put = [&](auto change) {
        PutObjectInput input{.bucket = "reports", .key = "k"};
        input.body.bytes = "hello";
        input.body.size = 5;
        change(input);
        return stage.call(input);
    };

    SECTION("it answers with the MD5 of the body, and encrypts by the bucket's default") {
        const auto done = put([](auto&) {});
        REQUIRE(done);
        CHECK(done->etag == "\"5d41402abc4b2a76b9719d911017c592\"");
        CHECK(done->server_side_encryption == "AES256");
        CHECK_FALSE(done->version_id);
    }
    SECTION("a body that is not what was promised is refused, and nothing is kept") {
        CHECK(error_of(put([](auto& input) { input.content_md5 = "XUFAKrxLKna5cZ2REBfFkQ=="; })) == "BadDigest");
        CHECK(error_of(put([](auto& input) { input.content_md5 = "short"; })) == "InvalidDigest");
        CHECK(stage.call(HeadObjectInput{.bucket = "reports", .key = "k"}).error().status == 404);
    }
    SECTION("If-None-Match: * writes once") {
        const auto once = [](auto& input) { input.if_none_match = "*"; };
        CHECK(put(once));
        CHECK(error_of(put(once)) == "PreconditionFailed");
    }
    SECTION("If-Match writes over what is known, and asks for s3:GetObject too") {
        const auto etag = put([](auto&) {})->etag;
        CHECK(put([&](auto& input) { input.if_match = etag; }));
        CHECK(error_of(put([](auto& input) { input.if_match = "\"other\""; })) == "PreconditionFailed");
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:GetObject"));
        CHECK(error_of(put([&](auto& input) { input.if_match = etag; })) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:GetObject"));
        CHECK(put([](auto&) {}));
    }
    SECTION("a condition that S3 does not take here is told with the reason") {
        const auto any = put([](auto& input) { input.if_match = "*"; });
        CHECK(error_of(any) == "NotImplemented");
        CHECK(any.error().details.back().second == "We don't accept the provided value of If-Match header for this API");
    }
    SECTION("in a bucket that has stopped keeping versions it tells none") {
        s3::testing::enable_versioning(stage);
        CHECK(put([](auto&) {})->version_id);
        REQUIRE(stage.call(PutBucketVersioningInput{.bucket = "reports", .versioning_configuration = {.status = "Suspended"}}));
        CHECK_FALSE(put([](auto&) {})->version_id);
        CHECK(stage.call(HeadObjectInput{.bucket = "reports", .key = "k"})->version_id == "null");
    }
    SECTION("what a key of KMS encrypts has no MD5 for an ETag") {
        const auto one = put([](auto& input) { input.server_side_encryption = "aws:kms"; });
        REQUIRE(one);
        CHECK(one->etag != "\"5d41402abc4b2a76b9719d911017c592\"");
        CHECK(one->etag != put([](auto& input) { input.server_side_encryption = "aws:kms"; })->etag);
    }
    SECTION("keys have at most 1,024 bytes, storage classes are known ones") {
        CHECK(error_of(put([](auto& input) { input.key = std::string(1025, 'k'); })) == "KeyTooLongError");
        CHECK(put([](auto& input) { input.key = std::string(1024, 'k'); }));
        CHECK(error_of(put([](auto& input) { input.storage_class = "COLD"; })) == "InvalidStorageClass");
    }
    SECTION("tags need a permission of their own") {
        const auto tagged = [](auto& input) { input.tagging = "team=red"; };
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutObjectTagging"));
        CHECK(error_of(put(tagged)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutObjectTagging"));
        CHECK(put([](auto&) {}));
    }
    SECTION("what begins locked comes with a digest of its bytes") {
        REQUIRE(stage.call(CreateBucketInput{.bucket = "locked", .object_lock_enabled_for_bucket = true}));
        const auto held = [](auto& input) { input.bucket = "locked", input.object_lock_legal_hold_status = "ON"; };
        const auto refused = put(held);
        REQUIRE(error_of(refused) == "InvalidRequest");
        CHECK(refused.error().message == "Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters");
        CHECK(put([&](auto& input) { held(input), input.checksum_algorithm = "CRC32"; }));
        CHECK(put([&](auto& input) { input.bucket = "locked"; }));
    }
}
