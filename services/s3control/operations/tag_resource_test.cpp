#include <catch2/catch.hpp>

#include "services/s3/testing.h"
#include "services/s3control/model.h"

using namespace backlot;
using namespace backlot::s3control;
using backlot::testing::error_of;

TEST_CASE("TagResource of a bucket", "[s3control]") {
    auto stage = s3::testing::stage_with_bucket();
    const auto tagged = [](std::vector<Tag> tags) {
        TagResourceInput input{.account_id = "000000000000", .resource_arn = "arn:aws:s3:::reports"};
        for (auto& tag : tags) input.tags.push_back(std::move(tag));
        return input;
    };

    SECTION("adds, replaces values, and keeps the others; PutBucketTagging's are the same") {
        REQUIRE(stage.call(tagged({{.key = "a", .value = "1"}, {.key = "b", .value = "2"}})));
        REQUIRE(stage.call(tagged({{.key = "b", .value = "3"}})));
        const auto read = stage.call(s3::GetBucketTaggingInput{.bucket = "reports"});
        REQUIRE(read);
        REQUIRE(read->tag_set.size() == 2);
        CHECK(read->tag_set[1].value == "3");
    }
    SECTION("a bucket has at most fifty") {
        std::vector<Tag> many;
        for (int i = 0; i < 50; ++i) many.push_back({.key = "key-" + std::to_string(i), .value = "x"});
        REQUIRE(stage.call(tagged(many)));
        CHECK(error_of(stage.call(tagged({{.key = "one more", .value = "x"}}))) == "BadRequest");
        CHECK(stage.call(tagged({{.key = "key-1", .value = "y"}})));
    }
    SECTION("what is no bucket") {
        auto input = tagged({{.key = "a", .value = "1"}});
        input.resource_arn = "arn:aws:s3:::not-there";
        CHECK(error_of(stage.call(input)) == "NoSuchBucket");
        input.resource_arn = "arn:aws:s3:eu-west-2:000000000000:accesspoint/mine";
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("the tags of the request enter the decision") {
        testing::be_user_with(stage, R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:TagResource","Resource":"arn:aws:s3:::reports",)"
                                     R"("Condition":{"StringEquals":{"aws:RequestTag/a":"1"}}}})");
        CHECK(stage.call(tagged({{.key = "a", .value = "1"}})));
        CHECK(error_of(stage.call(tagged({{.key = "a", .value = "2"}}))) == "AccessDenied");
    }
}
