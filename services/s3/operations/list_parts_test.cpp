#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("ListParts", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto upload = stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "k"}).value().upload_id.value();
    const auto part = [&](std::int64_t number, std::string bytes) {
        UploadPartInput input{.bucket = "reports", .key = "k", .part_number = number, .upload_id = upload};
        input.body.size = bytes.size();
        input.body.bytes = std::move(bytes);
        return stage.call(input);
    };
    for (std::int64_t number = 1; number <= 3; ++number) REQUIRE(part(number, std::string(number, 'x')));
    const ListPartsInput list{.bucket = "reports", .key = "k", .upload_id = upload};

    SECTION("numbers, sizes and ETags, in order and in pages") {
        auto two = list;
        two.max_parts = 2;
        const auto first = stage.call(two);
        REQUIRE(first);
        REQUIRE(first->parts.size() == 2);
        CHECK(first->parts.back().size == 2);
        CHECK(first->is_truncated == true);
        two.part_number_marker = first->next_part_number_marker;
        const auto rest = stage.call(two);
        REQUIRE(rest);
        REQUIRE(rest->parts.size() == 1);
        CHECK(rest->parts.front().part_number == 3);
        CHECK(rest->is_truncated == false);
    }
    SECTION("it asks for s3:ListMultipartUploadParts") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:ListMultipartUploadParts"));
        CHECK(error_of(stage.call(list)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:ListMultipartUploadParts"));
    }
    SECTION("whoever began the upload may by default, others of the account by a policy alone") {
        s3::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}]})");
        const auto on = [&](const std::string& id) { return error_of(stage.call(ListPartsInput{.bucket = "reports", .key = "k", .upload_id = id})); };
        CHECK(on(upload) == "AccessDenied");
        const auto own = stage.call(CreateMultipartUploadInput{.bucket = "reports", .key = "k"}).value().upload_id.value();
        CHECK(on(own).empty());
    }
}
