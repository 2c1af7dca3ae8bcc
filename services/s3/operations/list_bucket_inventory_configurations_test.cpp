#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;

TEST_CASE("ListBucketInventoryConfigurations", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    for (int number = 100; number < 201; ++number) {
        const auto id = std::to_string(number);
        PutBucketInventoryConfigurationInput put{.bucket = "reports", .id = id};
        put.inventory_configuration.id = id;
        put.inventory_configuration.is_enabled = true;
        put.inventory_configuration.destination.s3bucket_destination.bucket = "arn:aws:s3:::archive";
        put.inventory_configuration.destination.s3bucket_destination.format = "CSV";
        put.inventory_configuration.schedule.frequency = "Daily";
        put.inventory_configuration.included_object_versions = "Current";
        REQUIRE(stage.call(put));
    }
    const auto first = stage.call(ListBucketInventoryConfigurationsInput{.bucket = "reports"});
    REQUIRE(first);
    CHECK(first->inventory_configuration_list.size() == 100);
    CHECK(first->is_truncated == true);
    const auto rest = stage.call(
        ListBucketInventoryConfigurationsInput{.bucket = "reports", .continuation_token = first->next_continuation_token});
    REQUIRE(rest);
    REQUIRE(rest->inventory_configuration_list.size() == 1);
    CHECK(rest->inventory_configuration_list.front().id == "200");
    CHECK(rest->is_truncated == false);
}
