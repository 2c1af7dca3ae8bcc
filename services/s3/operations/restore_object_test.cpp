#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using namespace std::chrono_literals;
using s3::testing::error_of;

TEST_CASE("RestoreObject", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto put = [&](const char* key, const char* storage_class) {
        PutObjectInput input{.bucket = "reports", .key = key};
        input.body.bytes = "cold";
        input.body.size = 4;
        input.storage_class = storage_class;
        REQUIRE(stage.call(input));
    };
    const auto restore = [&](const char* key, std::optional<std::int64_t> days, const char* tier) {
        RestoreRequest request{.days = days};
        request.glacier_job_parameters = GlacierJobParameters{.tier = tier};
        return stage.call(RestoreObjectInput{.bucket = "reports", .key = key, .restore_request = request});
    };
    const auto get = [&](const char* key) { return stage.call(GetObjectInput{.bucket = "reports", .key = key}); };
    const auto header = [&](const char* key) {
        return stage.call(HeadObjectInput{.bucket = "reports", .key = key})->restore.value_or("");
    };
    put("cold", "GLACIER");
    put("deep", "DEEP_ARCHIVE");

    SECTION("an archived object is read once its copy is there, and until its days are over") {
        CHECK(error_of(get("cold")) == "InvalidObjectState");
        CHECK(header("cold").empty());
        const auto begun = restore("cold", 2, "Standard");
        REQUIRE(begun);
        CHECK(begun->status == 202);
        CHECK(header("cold") == "ongoing-request=\"true\"");
        stage.advance(5h - 1s);
        CHECK(error_of(get("cold")) == "InvalidObjectState");
        stage.advance(1s);
        CHECK(get("cold")->body.bytes == "cold");
        CHECK(header("cold").starts_with("ongoing-request=\"false\", expiry-date=\""));
        stage.advance(72h);
        CHECK(error_of(get("cold")) == "InvalidObjectState");
        CHECK(header("cold").empty());
    }
    SECTION("a copy that is there is kept longer; a restore under way is only made faster") {
        REQUIRE(restore("cold", 1, "Standard"));
        CHECK(error_of(restore("cold", 1, "Standard")) == "RestoreAlreadyInProgress");
        CHECK(error_of(restore("cold", 1, "Bulk")) == "RestoreAlreadyInProgress");
        REQUIRE(restore("cold", {}, "Expedited"));
        stage.advance(5min);
        CHECK(get("cold"));
        const auto before = header("cold");
        const auto again = restore("cold", 10, "Standard");
        REQUIRE(again);
        CHECK(again->status == 200);
        CHECK(header("cold") != before);
    }
    SECTION("a copy can be copied out of the archive") {
        const CopyObjectInput copy{.bucket = "reports", .copy_source = "reports/deep", .key = "warm"};
        CHECK(error_of(stage.call(copy)) == "ObjectNotInActiveTierError");
        REQUIRE(restore("deep", 1, "Bulk"));
        stage.advance(48h);
        REQUIRE(stage.call(copy));
        CHECK(get("warm")->body.bytes == "cold");
    }
    SECTION("what cannot be restored") {
        s3::testing::put(stage, "warm");
        CHECK(error_of(restore("warm", 1, "Standard")) == "InvalidObjectState");
        CHECK(error_of(restore("none", 1, "Standard")) == "NoSuchKey");
        CHECK(error_of(restore("deep", 1, "Expedited")) == "InvalidArgument");
        CHECK(error_of(restore("cold", 1, "Tomorrow")) == "MalformedXML");
        CHECK(error_of(restore("cold", {}, "Standard")) == "MalformedXML");
        CHECK(error_of(restore("cold", 0, "Standard")) == "InvalidArgument");
        CHECK(error_of(stage.call(RestoreObjectInput{.bucket = "reports", .key = "cold"})) == "MalformedXML");
    }
    SECTION("a listing tells of the copy to who asks") {
        REQUIRE(restore("cold", 1, "Expedited"));
        ListObjectsV2Input list{.bucket = "reports", .prefix = "cold"};
        CHECK_FALSE(stage.call(list)->contents.front().restore_status);
        list.optional_object_attributes.push_back("RestoreStatus");
        CHECK(stage.call(list)->contents.front().restore_status->is_restore_in_progress == true);
        stage.advance(5min);
        const auto there = stage.call(list)->contents.front().restore_status;
        CHECK(there->is_restore_in_progress == false);
        CHECK(there->restore_expiry_date);
    }
    SECTION("s3:RestoreObject must be allowed") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:RestoreObject"));
        CHECK(error_of(restore("cold", 1, "Standard")) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:RestoreObject"));
    }
}
