#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Attribute-based access control of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketAbacInput get{.bucket = "reports"};
    const auto put = [&](std::optional<std::string> status) {
        PutBucketAbacInput input{.bucket = "reports"};
        input.abac_status.status = std::move(status);
        return stage.call(input);
    };

    SECTION("it begins disabled, and is kept as it is put") {
        CHECK(stage.call(get)->abac_status->status == "Disabled");
        REQUIRE(put("Enabled"));
        CHECK(stage.call(get)->abac_status->status == "Enabled");
        REQUIRE(put("Disabled"));
        CHECK(stage.call(get)->abac_status->status == "Disabled");
    }
    SECTION("another status, or none, is refused") {
        CHECK(error_of(put("On")) == "MalformedXML");
        CHECK(error_of(put({})) == "MalformedXML");
    }
    SECTION("the bucket's tags decide only while it is on, and PutBucketTagging is refused then") {
        PutBucketTaggingInput tagging{.bucket = "reports"};
        tagging.tagging.tag_set.push_back({.key = "team", .value = "red"});
        REQUIRE(stage.call(tagging));
        s3::testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow",)"
                                         R"("Action":"s3:ListBucket","Resource":"*",)"
                                         R"("Condition":{"StringEquals":{"aws:ResourceTag/team":"red"}}}]})");
        const ListObjectsV2Input list{.bucket = "reports"};
        CHECK(error_of(stage.call(list)) == "AccessDenied");
        stage.as("main");
        REQUIRE(put("Enabled"));
        CHECK(error_of(stage.call(tagging)) == "InvalidRequest");
        stage.as("main/user/ana");
        CHECK(stage.call(list));
    }
}
