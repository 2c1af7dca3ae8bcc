#include <catch2/catch.hpp>

#include "services/s3/testing.h"
#include "services/s3control/model.h"

using namespace backlot;
using namespace backlot::s3control;
using backlot::testing::error_of;

TEST_CASE("UntagResource of a bucket", "[s3control]") {
    auto stage = s3::testing::stage_with_bucket();
    TagResourceInput tag{.account_id = "000000000000", .resource_arn = "arn:aws:s3:::reports"};
    tag.tags.push_back({.key = "a", .value = "1"});
    tag.tags.push_back({.key = "b", .value = "2"});
    REQUIRE(stage.call(tag));
    UntagResourceInput untag{.account_id = "000000000000", .resource_arn = "arn:aws:s3:::reports"};
    untag.tag_keys.push_back("a");
    untag.tag_keys.push_back("never there");

    SECTION("takes away what it names") {
        REQUIRE(stage.call(untag));
        const auto read = stage.call(s3::GetBucketTaggingInput{.bucket = "reports"});
        REQUIRE(read);
        REQUIRE(read->tag_set.size() == 1);
        CHECK(read->tag_set[0].key == "b");
    }
    SECTION("asks for its permission about the bucket") {
        testing::be_user_without(stage, "s3:UntagResource");
        CHECK(error_of(stage.call(untag)) == "AccessDenied");
        CHECK(testing::is_refused(stage, "s3:UntagResource", "arn:aws:s3:::reports"));
    }
}
