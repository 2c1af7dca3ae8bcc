#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

TEST_CASE("PutSubscriptionFilter and DeleteSubscriptionFilter", "[logs]") {
    auto stage = stage_with_stream();
    const auto account = stage.caller().account;
    const auto arn = [&](const std::string& rest) { return "arn:aws:" + rest.substr(0, rest.find('!')) + account + rest.substr(rest.find('!') + 1); };
    PutSubscriptionFilterInput input{.log_group_name = "app",
                                     .filter_name = "all",
                                     .filter_pattern = "",
                                     .destination_arn = arn("kinesis:eu-west-2:!:stream/logs"),
                                     .role_arn = arn("iam::!:role/deliver")};
    const DeleteSubscriptionFilterInput gone{.log_group_name = "app", .filter_name = "all"};

    SECTION("is kept, told not to be carried out, and deleted") {
        REQUIRE(stage.call(input));
        const auto rules = stage.backlot().kernel().unexecuted_rules();
        REQUIRE(rules.size() == 1);
        CHECK(rules.front().rule == "subscription-filter/all");
        CHECK(rules.front().missing == "no event is delivered to " + input.destination_arn);
        REQUIRE(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "ResourceNotFoundException");
    }
    SECTION("a group has two") {
        REQUIRE(stage.call(input));
        input.filter_name = "second";
        REQUIRE(stage.call(input));
        REQUIRE(stage.call(input));
        input.filter_name = "third";
        CHECK(error_of(stage.call(input)) == "LimitExceededException");
    }
    SECTION("a destination is of a kind that AWS delivers to, and of the account") {
        input.destination_arn = arn("sqs:eu-west-2:!:queue");
        const auto vendor = stage.call(input);
        CHECK(error_of(vendor) == "InvalidParameterException");
        CHECK(vendor.error().message.find("vendor sqs") != std::string::npos);
        input.destination_arn = "arn:aws:kinesis:eu-west-2:999988887777:stream/logs";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input.destination_arn = arn("logs:eu-west-2:!:destination:central");
        CHECK(error_of(stage.call(input)) == "NotImplemented");
    }
    SECTION("a stream needs a role, a function takes none") {
        auto stream = input;
        stream.role_arn.reset();
        CHECK(error_of(stage.call(stream)) == "InvalidParameterException");
        input.destination_arn = arn("lambda:eu-west-2:!:function:f");
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input.role_arn.reset();
        CHECK(stage.call(input));
    }
    SECTION("a policy refuses it; the role must be passed to CloudWatch Logs") {
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:*","Resource":"*"},)"
                            R"({"Effect":"Allow","Action":"iam:PassRole","Resource":"*","Condition":{"StringEquals":{"iam:PassedToService":"ecs.amazonaws.com"}}}]})");
        const auto done = stage.call(input);
        CHECK(error_of(done).starts_with("AccessDenied"));
        CHECK(done.error().message.find("iam:PassRole") != std::string::npos);
        stage.as("main");
        auto other = stage_with_stream();
        be_user_without(other, "logs:*SubscriptionFilter");
        CHECK(error_of(other.call(input)) == "AccessDeniedException");
        CHECK(is_refused(other, "logs:PutSubscriptionFilter", arn("logs:eu-west-2:!:log-group:app:log-stream:")));
        CHECK(error_of(other.call(gone)) == "AccessDeniedException");
        CHECK(is_refused(other, "logs:DeleteSubscriptionFilter", arn("logs:eu-west-2:!:log-group:app:log-stream:")));
    }
}
