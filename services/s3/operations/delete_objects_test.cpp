#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("DeleteObjects", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    for (const auto* key : {"a", "b", "secret/c"}) s3::testing::put(stage, key);
    DeleteObjectsInput remove{.bucket = "reports"};
    for (const auto* key : {"a", "secret/c", "none"}) remove.delete_.objects.push_back({.key = key});

    SECTION("each key has an answer of its own; what was not there counts as deleted") {
        const auto done = stage.call(remove);
        REQUIRE(done);
        CHECK(done->deleted.size() == 3);
        CHECK(done->errors.empty());
        CHECK(stage.call(ListObjectsV2Input{.bucket = "reports"})->key_count == 1);
    }
    SECTION("quiet answers with failures alone") {
        remove.delete_.quiet = true;
        CHECK(stage.call(remove)->deleted.empty());
    }
    SECTION("each key is decided for itself: a refused one stays") {
        s3::testing::be_user_with(stage,
                                  R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*",)"
                                  R"("Resource":"*"},{"Effect":"Deny","Action":"s3:DeleteObject",)"
                                  R"("Resource":"arn:aws:s3:::reports/secret/*"}]})");
        const auto done = stage.call(remove);
        REQUIRE(done);
        REQUIRE(done->errors.size() == 1);
        CHECK(done->errors.front().key == "secret/c");
        CHECK(done->errors.front().code == "AccessDenied");
        CHECK(done->deleted.size() == 2);
        CHECK(stage.call(GetObjectInput{.bucket = "reports", .key = "secret/c"}));
    }
    SECTION("a list has between 1 and 1,000 keys") {
        remove.delete_.objects.clear();
        CHECK(error_of(stage.call(remove)) == "MalformedXML");
        for (int number = 0; number < 1001; ++number) remove.delete_.objects.push_back({.key = std::to_string(number)});
        CHECK(error_of(stage.call(remove)) == "MalformedXML");
    }
}
