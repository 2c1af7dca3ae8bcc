#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Legal holds", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetObjectLegalHoldInput get{.bucket = "locked", .key = "a"};
    const auto put = [&](const std::string& status) {
        return stage.call(
            PutObjectLegalHoldInput{.bucket = "locked", .key = "a", .legal_hold = ObjectLockLegalHold{status}});
    };
    REQUIRE(stage.call(CreateBucketInput{.bucket = "locked", .object_lock_enabled_for_bucket = true}));
    REQUIRE(stage.call(PutObjectInput{.bucket = "locked", .key = "a"}));

    SECTION("an object begins without one") {
        CHECK(error_of(stage.call(get)) == "NoSuchObjectLockConfiguration");
    }
    SECTION("it is put and lifted") {
        REQUIRE(put("ON"));
        CHECK(stage.call(get)->legal_hold->status == "ON");
        REQUIRE(put("OFF"));
        CHECK(stage.call(get)->legal_hold->status == "OFF");
        CHECK(error_of(put("MAYBE")) == "MalformedXML");
    }
    SECTION("a bucket without Object Lock has none") {
        CHECK(error_of(stage.call(GetObjectLegalHoldInput{.bucket = "reports", .key = "a"})) == "InvalidRequest");
    }
}
