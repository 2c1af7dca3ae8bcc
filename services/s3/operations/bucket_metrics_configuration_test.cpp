#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("PutBucketMetricsConfiguration", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketMetricsConfigurationInput get{.bucket = "reports", .id = "one"};
    PutBucketMetricsConfigurationInput put{.bucket = "reports", .id = "one"};
    put.metrics_configuration.id = "one";

    SECTION("what is put is read back, until it is deleted") {
        CHECK(error_of(stage.call(get)) == "NoSuchConfiguration");
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        CHECK(read->metrics_configuration->id == "one");
        const DeleteBucketMetricsConfigurationInput remove{.bucket = "reports", .id = "one"};
        REQUIRE(stage.call(remove));
        CHECK(error_of(stage.call(remove)) == "NoSuchConfiguration");
    }
    SECTION("the id is the same in the query and in the body") {
        put.metrics_configuration.id = "two";
        CHECK(error_of(stage.call(put)) == "InvalidConfigurationId");
    }
}
