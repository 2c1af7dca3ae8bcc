#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Notifications of a bucket", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketNotificationConfigurationInput get{.bucket = "reports"};
    PutBucketNotificationConfigurationInput put{.bucket = "reports"};
    QueueConfiguration queue;
    queue.queue_arn = "arn:aws:sqs:us-east-1:" + stage.caller().account + ":orders";
    queue.events.push_back("s3:ObjectCreated:*");
    put.notification_configuration.queue_configurations.push_back(queue);
    auto& own = put.notification_configuration.queue_configurations.front();

    SECTION("what is put is read back with an id, and an empty one ends it") {
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        REQUIRE(read->queue_configurations.size() == 1);
        CHECK(read->queue_configurations.front().id.value_or("") != "");
        REQUIRE(stage.call(PutBucketNotificationConfigurationInput{.bucket = "reports"}));
        CHECK(stage.call(get)->queue_configurations.empty());
    }
    SECTION("ids are unique and destinations of their kind") {
        own.queue_arn = "arn:aws:sns:us-east-1:1:topic";
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        own.queue_arn = queue.queue_arn;
        own.id = "one";
        auto second = own;
        put.notification_configuration.queue_configurations.push_back(second);
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
    }
}
