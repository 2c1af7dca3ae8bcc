#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Website of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketWebsiteInput get{.bucket = "reports"};
    PutBucketWebsiteInput put{.bucket = "reports"};
    put.website_configuration.index_document = IndexDocument{.suffix = "index.html"};

    SECTION("what is put is read back, until it is deleted") {
        REQUIRE(stage.call(put));
        CHECK(stage.call(get)->index_document->suffix == "index.html");
        REQUIRE(stage.call(DeleteBucketWebsiteInput{.bucket = "reports"}));
        CHECK(error_of(stage.call(get)) == "NoSuchWebsiteConfiguration");
    }
    SECTION("an index document is a name, not a path") {
        put.website_configuration.index_document->suffix = "a/index.html";
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
    }
    SECTION("a redirect of everything stands alone") {
        put.website_configuration.redirect_all_requests_to = RedirectAllRequestsTo{.host_name = "example.com"};
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        put.website_configuration.index_document.reset();
        CHECK(stage.call(put));
    }
    SECTION("a routing rule redirects somewhere, and in one way") {
        RoutingRule rule;
        auto& rules = put.website_configuration.routing_rules;
        rules.push_back(rule);
        CHECK(error_of(stage.call(put)) == "MalformedXML");
        rules.front().redirect.replace_key_with = "a";
        CHECK(stage.call(put));
        rules.front().redirect.replace_key_prefix_with = "b";
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
    }
    SECTION("deleting it asks for a permission of its own") {
        REQUIRE(stage.call(put));
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:DeleteBucketWebsite"));
        CHECK(error_of(stage.call(DeleteBucketWebsiteInput{.bucket = "reports"})) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:DeleteBucketWebsite"));
        CHECK(stage.call(put));
    }
}
