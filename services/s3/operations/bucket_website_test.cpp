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
}
