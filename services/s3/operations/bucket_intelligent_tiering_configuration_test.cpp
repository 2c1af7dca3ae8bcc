#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("PutBucketIntelligentTieringConfiguration", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketIntelligentTieringConfigurationInput get{.bucket = "reports", .id = "one"};
    PutBucketIntelligentTieringConfigurationInput put{.bucket = "reports", .id = "one"};
    put.intelligent_tiering_configuration.id = "one";
    put.intelligent_tiering_configuration.status = "Enabled";
    put.intelligent_tiering_configuration.tierings.push_back({.days = 90, .access_tier = "ARCHIVE_ACCESS"});

    SECTION("what is put is read back, until it is deleted") {
        CHECK(error_of(stage.call(get)) == "NoSuchConfiguration");
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->intelligent_tiering_configuration->id == "one");
        const DeleteBucketIntelligentTieringConfigurationInput remove{.bucket = "reports", .id = "one"};
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(remove)) == "NoSuchConfiguration");
    }
    SECTION("the id is the same in the query and in the body") {
        put.intelligent_tiering_configuration.id = "two";
        CHECK(error_of(stage.call(put)) == "MalformedXML");
    }
    SECTION("a tier is named once, with days that it allows") {
        auto& tierings = put.intelligent_tiering_configuration.tierings;
        tierings.clear();
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        tierings.push_back({.days = 180, .access_tier = "DEEP_ARCHIVE_ACCESS"});
        CHECK(stage.call(put));
        tierings.push_back({.days = 181, .access_tier = "DEEP_ARCHIVE_ACCESS"});
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        tierings.front().days = 179;
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
    }
    SECTION("deleting it asks for the permission to put") {
        REQUIRE(stage.call(put));
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutIntelligentTieringConfiguration"));
        CHECK(error_of(stage.call(DeleteBucketIntelligentTieringConfigurationInput{.bucket = "reports", .id = "one"})) ==
              "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutIntelligentTieringConfiguration"));
        CHECK(stage.call(get));
    }
}
