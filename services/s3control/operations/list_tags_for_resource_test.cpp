#include <catch2/catch.hpp>

#include "services/s3/testing.h"
#include "services/s3control/model.h"

using namespace backlot;
using namespace backlot::s3control;
using backlot::testing::error_of;

TEST_CASE("ListTagsForResource of a bucket", "[s3control]") {
    auto stage = s3::testing::stage_with_bucket();
    ListTagsForResourceInput list{.account_id = "000000000000", .resource_arn = "arn:aws:s3:::reports"};

    SECTION("none is an empty list") {
        const auto read = stage.call(list);
        REQUIRE(read);
        CHECK(read->tags.empty());
    }
    SECTION("those of PutBucketTagging") {
        s3::PutBucketTaggingInput put{.bucket = "reports"};
        put.tagging.tag_set.push_back({.key = "a", .value = "1"});
        REQUIRE(stage.call(put));
        const auto read = stage.call(list);
        REQUIRE(read);
        REQUIRE(read->tags.size() == 1);
        CHECK(read->tags[0].value == "1");
    }
    SECTION("asks for its permission about the bucket") {
        testing::be_user_without(stage, "s3:ListTagsForResource");
        CHECK(error_of(stage.call(list)) == "AccessDenied");
        CHECK(testing::is_refused(stage, "s3:ListTagsForResource", "arn:aws:s3:::reports"));
    }
    SECTION("another account than the owner's or the caller's") {
        list.account_id = "111122223333";
        CHECK(error_of(stage.call(list)) == "AccessDenied");
    }
}
