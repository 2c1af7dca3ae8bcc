#include <catch2/catch.hpp>

#include "services/s3/testing.h"

using namespace backlot;
using namespace backlot::s3;
using s3::testing::error_of;

TEST_CASE("Lifecycle rules", "[s3]") {
    auto stage = s3::testing::stage_with_bucket();
    const GetBucketLifecycleConfigurationInput get{.bucket = "reports"};
    PutBucketLifecycleConfigurationInput put{.bucket = "reports"};
    LifecycleRule rule;
    rule.id = "old logs";
    rule.status = "Enabled";
    rule.filter.emplace().prefix = "logs/";
    rule.expiration.emplace().days = 60;
    put.lifecycle_configuration.emplace().rules.push_back(rule);
    auto& own = put.lifecycle_configuration->rules.front();

    SECTION("a bucket begins without them") { CHECK(error_of(stage.call(get)) == "NoSuchLifecycleConfiguration"); }
    SECTION("what is put is read back, with ids for rules that had none") {
        own.id.reset();
        REQUIRE(stage.call(put));
        const auto read = stage.call(get);
        REQUIRE(read);
        REQUIRE(read->rules.size() == 1);
        CHECK(read->rules.front().expiration->days == 60);
        CHECK(read->rules.front().id.value_or("") != "");
        CHECK(read->transition_default_minimum_object_size == "all_storage_classes_128K");
    }
    SECTION("days are positive, dates at midnight") {
        own.expiration->days = 0;
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        own.expiration = LifecycleExpiration{};
        own.expiration->date = model::Timestamp{std::chrono::hours{24 * 20'000}};
        CHECK(stage.call(put));
        own.expiration->date = model::Timestamp{std::chrono::hours{24 * 20'000 + 1}};
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
    }
    SECTION("ids are unique and have at most 255 characters") {
        put.lifecycle_configuration->rules.push_back(rule);
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        put.lifecycle_configuration->rules.back().id = std::string(256, 'x');
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        put.lifecycle_configuration->rules.back().id = std::string(255, 'x');
        CHECK(stage.call(put));
    }
    SECTION("infrequent access begins after 30 days, and before the expiration") {
        Transition transition;
        transition.storage_class = "STANDARD_IA";
        transition.days = 29;
        own.transitions.push_back(transition);
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        own.transitions.front().days = 60;
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        own.transitions.front().days = 30;
        CHECK(stage.call(put));
    }
    SECTION("objects go to colder classes, and later ones later") {
        const auto add = [&](const char* storage_class, std::int64_t days) {
            Transition transition;
            transition.storage_class = storage_class;
            transition.days = days;
            own.transitions.push_back(transition);
        };
        own.expiration.reset();
        add("GLACIER", 59);
        add("STANDARD_IA", 30);
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        own.transitions.front().days = 60;
        CHECK(stage.call(put));
        add("DEEP_ARCHIVE", 60);
        CHECK(error_of(stage.call(put)) == "InvalidArgument");
        own.transitions.back().days = 61;
        CHECK(stage.call(put));
    }
    SECTION("a rule has days or dates, not both") {
        Transition transition;
        transition.storage_class = "GLACIER";
        transition.date = model::Timestamp{std::chrono::hours{24 * 20'000}};
        own.transitions.push_back(transition);
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
    }
    SECTION("a size lies between its bounds") {
        LifecycleRuleAndOperator both;
        both.object_size_greater_than = 500;
        both.object_size_less_than = 500;
        own.filter = LifecycleRuleFilter{};
        own.filter->and_ = both;
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
        own.filter->and_->object_size_less_than = 501;
        CHECK(stage.call(put));
    }
    SECTION("a rule does something") {
        own.expiration.reset();
        CHECK(error_of(stage.call(put)) == "InvalidRequest");
    }
}
