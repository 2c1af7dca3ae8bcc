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
    SECTION("an event is known, and its destination in the bucket's region, and no FIFO queue") {
        own.events.front() = "s3:ObjectPainted:*";
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        own.events.front() = "s3:ObjectCreated:*";
        own.queue_arn = "arn:aws:sqs:eu-west-2:" + stage.caller().account + ":orders";
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        own.queue_arn = queue.queue_arn + ".fifo";
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
    }
    SECTION("two may share an event only where no key fits both") {
        const auto with_suffix = [&](const std::string& suffix) {
            auto one = queue;
            FilterRule rule;
            rule.name = "Suffix";
            rule.value = suffix;
            one.filter.emplace().key.emplace().filter_rules.push_back(rule);
            return one;
        };
        auto& all = put.notification_configuration.queue_configurations;
        all.front() = with_suffix(".jpg");
        all.push_back(with_suffix(".png"));
        CHECK(stage.call(put));
        all.back() = with_suffix("a.jpg");
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        all.back().events.front() = "s3:ObjectCreated:Put";
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        all.back().events.front() = "s3:ObjectRemoved:*";
        CHECK(stage.call(put));
    }
    SECTION("a policy may refuse it") {
        s3::testing::be_user_with(stage, s3::testing::all_but("s3:PutBucketNotification"));
        CHECK(error_of(stage.call(put)) == "AccessDenied");
        CHECK(s3::testing::refused_by_own_policy(stage, "s3:PutBucketNotification"));
        CHECK(stage.call(get));
    }
}
