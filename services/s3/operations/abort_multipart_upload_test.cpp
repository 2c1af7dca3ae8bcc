#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("AbortMultipartUpload", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto upload = stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "k"}).value().upload_id.value();
    const auto part = [&](std::int64_t number, std::string bytes) {
        UploadPartInput input{.bucket = "reports", .key = "k", .part_number = number, .upload_id = upload};
        input.body.size = bytes.size();
        input.body.bytes = std::move(bytes);
        return stage.call(input);
    };
    const AbortMultipartUploadInput abort{.bucket = "reports", .key = "k", .upload_id = upload};
    REQUIRE(part(1, "hello"));

    SECTION("the upload is gone with its parts") {
        REQUIRE(stage.call(abort));
        CHECK(error_of(part(2, "x")) == "NoSuchUpload");
        CHECK(error_of(stage.call(ListPartsInput{.bucket = "reports", .key = "k", .upload_id = upload})) ==
              "NoSuchUpload");
        CHECK(error_of(stage.call(abort)) == "NoSuchUpload");
    }
    SECTION("it asks for s3:AbortMultipartUpload") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:AbortMultipartUpload"));
        CHECK(error_of(stage.call(abort)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:AbortMultipartUpload"));
        CHECK(part(2, "x"));
    }
    SECTION("whoever began the upload may by default, others of the account by a policy alone") {
        s3::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]})");
        const auto on = [&](const std::string& id) { return error_of(stage.call(AbortMultipartUploadInput{.bucket = "reports", .key = "k", .upload_id = id})); };
        CHECK(on(upload) == "AccessDenied");
        const auto own = stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "k"}).value().upload_id.value();
        CHECK(on(own).empty());
    }
}
