#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;

TEST_CASE("ListBucketMetricsConfigurations", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    for (int number = 100; number < 201; ++number) {
        const auto id = std::to_string(number);
        PutBucketMetricsConfigurationInput put{.bucket = "reports", .id = id};
        put.metrics_configuration.id = id;
        REQUIRE(stage.call(put));
    }
    const auto first = stage.call(ListBucketMetricsConfigurationsInput{.bucket = "reports"});
    REQUIRE(first);
    CHECK(first->metrics_configuration_list.size() == 100);
    CHECK(first->is_truncated == true);
    const auto rest = stage.call(
        ListBucketMetricsConfigurationsInput{.bucket = "reports", .continuation_token = first->next_continuation_token});
    REQUIRE(rest);
    REQUIRE(rest->metrics_configuration_list.size() == 1);
    CHECK(rest->metrics_configuration_list.front().id == "200");
    CHECK(rest->is_truncated == false);
}
