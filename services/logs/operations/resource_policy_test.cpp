#include <catch2/catch.hpp>

#include "services/logs/testing.h"

using namespace backlot;
using namespace backlot::logs;
using namespace backlot::logs::testing;
using namespace std::chrono_literals;

namespace {

std::string policy_for(const std::string& service, const std::string& resource) {
    return R"({"Version":"2012-10-17","Statement":[{"Sid":"Write","Effect":"Allow","Principal":{"Service":")" + service +
           R"("},"Action":["logs:CreateLogStream","logs:PutLogEvents"],"Resource":")" + resource + R"("}]})";
}

}  // namespace

TEST_CASE("PutResourcePolicy and DeleteResourcePolicy", "[logs]") {
    auto stage = stage_with_stream();
    const auto account = stage.caller().account;
    const auto group = "arn:aws:logs:eu-west-2:" + account + ":log-group:app";
    PutResourcePolicyInput input{.policy_name = "dns", .policy_document = policy_for("route53.amazonaws.com", group + ":*")};
    const auto written_by = [&](const std::string& who, const std::string& to) {
        auto put = batch("web", {{now_of(stage), "x"}});
        put.log_group_name = to;
        const auto me = stage.caller();
        auto caller = stage.as("service:" + who).caller();
        caller.source_account = account;  // it writes in the account that its resource is of
        stage.be(caller);
        const auto done = stage.call(put);
        stage.be(me);
        return done ? std::string("written") : done.error().code;
    };

    SECTION("a service writes where the policy lets it, and nowhere else") {
        REQUIRE(stage.call(CreateLogGroupInput{.log_group_name = "other"}));
        REQUIRE(stage.call(CreateLogStreamInput{.log_group_name = "other", .log_stream_name = "web"}));
        CHECK(written_by("route53.amazonaws.com", "app") == "AccessDeniedException");
        REQUIRE(stage.call(input));
        CHECK(written_by("route53.amazonaws.com", "app") == "written");
        CHECK(written_by("es.amazonaws.com", "app") == "AccessDeniedException");
        CHECK(written_by("route53.amazonaws.com", "other") == "AccessDeniedException");
        REQUIRE(stage.call(DeleteResourcePolicyInput{.policy_name = "dns"}));
        CHECK(written_by("route53.amazonaws.com", "app") == "AccessDeniedException");
    }
    SECTION("users and roles are not spoken to") {
        auto open = policy_for("route53.amazonaws.com", group + ":*");
        open.replace(open.find(R"({"Service":"route53.amazonaws.com"})"), std::string(R"({"Service":"route53.amazonaws.com"})").size(), R"("*")");
        input.policy_document = open;
        REQUIRE(stage.call(input));
        be_user_with(stage, R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]})");
        CHECK(error_of(stage.call(batch("web", {{now_of(stage), "x"}}))) == "AccessDeniedException");
    }
    SECTION("an account has ten") {
        for (int i = 0; i < 10; ++i) {
            input.policy_name = "p" + std::to_string(i);
            REQUIRE(stage.call(input));
        }
        REQUIRE(stage.call(input));
        input.policy_name = "more";
        CHECK(error_of(stage.call(input)) == "LimitExceededException");
    }
    SECTION("of a group there is one, and a change names its revision") {
        input.resource_arn = group;
        const auto first = stage.call(input);
        REQUIRE(first);
        REQUIRE(first->revision_id);
        CHECK(first->resource_policy->policy_scope == "RESOURCE");
        CHECK(error_of(stage.call(input)) == "OperationAbortedException");
        input.expected_revision_id = first->revision_id;
        const auto second = stage.call(input);
        REQUIRE(second);
        CHECK(second->revision_id != first->revision_id);
        CHECK(written_by("route53.amazonaws.com", "app") == "written");
        DeleteResourcePolicyInput gone{.resource_arn = group, .expected_revision_id = first->revision_id};
        CHECK(error_of(stage.call(gone)) == "OperationAbortedException");
        gone.expected_revision_id = second->revision_id;
        CHECK(stage.call(gone));
        CHECK(error_of(stage.call(gone)) == "ResourceNotFoundException");
    }
    SECTION("what is no policy is refused") {
        input.policy_document = "{}";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input.policy_document = "hello";
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        input.policy_document.reset();
        CHECK(error_of(stage.call(input)) == "InvalidParameterException");
        CHECK(error_of(stage.call(PutResourcePolicyInput{.policy_document = "{}"})) == "InvalidParameterException");
        CHECK(error_of(stage.call(DeleteResourcePolicyInput{.policy_name = "no"})) == "ResourceNotFoundException");
    }
    SECTION("a policy refuses both") {
        be_user_without(stage, "logs:*ResourcePolicy");
        CHECK(error_of(stage.call(input)) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:PutResourcePolicy", "*"));
        CHECK(error_of(stage.call(DeleteResourcePolicyInput{.policy_name = "dns"})) == "AccessDeniedException");
        CHECK(is_refused(stage, "logs:DeleteResourcePolicy", "*"));
    }
}
