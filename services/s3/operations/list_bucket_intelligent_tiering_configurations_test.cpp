#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;

TEST_CASE("ListBucketIntelligentTieringConfigurations", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    for (int number = 100; number < 201; ++number) {
        const auto id = std::to_string(number);
        PutBucketIntelligentTieringConfigurationInput put{.bucket = "reports", .id = id};
        put.intelligent_tiering_configuration.id = id;
        put.intelligent_tiering_configuration.status = "Enabled";
        put.intelligent_tiering_configuration.tierings.push_back({.days = 90, .access_tier = "ARCHIVE_ACCESS"});
        REQUIRE(stage.call(put));
    }
    const auto first = stage.call(ListBucketIntelligentTieringConfigurationsInput{.bucket = "reports"});
    REQUIRE(first);
    CHECK(first->intelligent_tiering_configuration_list.size() == 100);
    CHECK(first->is_truncated == true);
    const auto rest = stage.call(
        ListBucketIntelligentTieringConfigurationsInput{.bucket = "reports", .continuation_token = first->next_continuation_token});
    REQUIRE(rest);
    REQUIRE(rest->intelligent_tiering_configuration_list.size() == 1);
    CHECK(rest->intelligent_tiering_configuration_list.front().id == "200");
    CHECK(rest->is_truncated == false);
}
